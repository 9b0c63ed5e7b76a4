package dev.roster.command;

import static java.util.Objects.requireNonNull;

import dev.roster.chat.Account;
import java.util.UUID;

/** Somebody as they were named in a command; who that is, is looked up later. */
public sealed interface PersonRef {

  /** The words by which the person was named, to be shown in an answer. */
  String words();

  /** How a sentence about the person begins, since not every platform's names are for people. */
  String subject();

  /** The text that reads back as this reference; see {@link PersonWords#parse}. */
  String canonical();

  /** By a mention. */
  record ByAccount(Account account) implements PersonRef {
    /** Checks that there is an account. */
    public ByAccount {
      requireNonNull(account, "account must not be null");
    }

    @Override
    public String words() {
      return "@" + account.user();
    }

    @Override
    public String subject() {
      return "The person you mentioned";
    }

    @Override
    public String canonical() {
      return account.mention();
    }
  }

  /** By an e-mail address, as typed. */
  record ByEmail(String address) implements PersonRef {
    /** Checks that there is an address. */
    public ByEmail {
      requireNonNull(address, "address must not be null");
    }

    @Override
    public String words() {
      return address;
    }

    @Override
    public String subject() {
      return "`" + address + "`";
    }

    @Override
    public String canonical() {
      return address;
    }
  }

  /** By Roster's own id: only from buttons and suggestions. */
  record ById(UUID id) implements PersonRef {
    /** Checks that there is an id. */
    public ById {
      requireNonNull(id, "id must not be null");
    }

    @Override
    public String words() {
      return canonical();
    }

    @Override
    public String subject() {
      return "This person";
    }

    @Override
    public String canonical() {
      return "id:" + id;
    }
  }
}
