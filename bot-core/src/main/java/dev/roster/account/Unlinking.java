package dev.roster.account;

import dev.roster.access.Refusal;
import dev.roster.audit.Actor;
import dev.roster.chat.Account;
import dev.roster.person.People;
import dev.roster.store.Databases;
import dev.roster.store.Transactions;
import dev.roster.store.Tx;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Makes Roster forget whose a chat account is, unless its owner could not come back then. */
public final class Unlinking {

  // No chat has that name.
  private static final String PAGE = "web";

  private final Databases databases;
  private final Transactions transactions;
  private final People people;

  /**
   * What somebody is about to unlink.
   *
   * @param account its text, such as {@code slack:T1/U1}
   * @param platform such as {@code Slack}
   * @param others how many other accounts they have
   * @param hindrance why it cannot be unlinked now; empty when it can
   */
  public record Preview(String account, String platform, int others, Optional<String> hindrance) {}

  Unlinking(Databases databases, Transactions transactions, People people) {
    this.databases = databases;
    this.transactions = transactions;
    this.people = people;
  }

  /** Looks at one of somebody's own accounts; empty when it is not theirs. */
  public Optional<Preview> look(UUID person, String account) {
    return Account.parse(account)
        .flatMap(parsed ->
            databases.read(sql ->
                people
                    .byAccount(sql, parsed)
                    .filter(person::equals)
                    .map(_ ->
                        new Preview(
                            parsed.toString(),
                            AccountReplies.title(parsed.platform()),
                            people.accounts(sql, person).size() - 1,
                            hindrance(sql, people, person)))));
  }

  /**
   * Unlinks one of somebody's own accounts, as their account page asks.
   *
   * @param delivery the same for each press of one form; at most 100 characters
   * @return false when it is not theirs any more, and then nothing was done
   * @throws Refusal when they could not come back
   */
  public boolean unlink(UUID person, String account, String delivery) {
    Optional<Account> parsed = Account.parse(account);
    return parsed.isPresent()
        && transactions.onPlatform(
            Actor.inChat(
                Optional.of(person),
                new Account(PAGE, Account.EVERYWHERE, person.toString()),
                "page account",
                delivery),
            tx -> {
              tx.actsOnOneself();
              if (people.byAccount(tx.sql(), parsed.get()).filter(person::equals).isEmpty()) {
                tx.leaveUnchanged();
                return false;
              }
              unlink(tx, people, person, parsed.get());
              return true;
            });
  }

  static void unlink(Tx tx, People people, UUID person, Account account) {
    require(tx.sql(), people, person);
    people.unlink(tx, person, account);
  }

  /**
   * Lets go on only whoever can come back.
   *
   * @throws Refusal saying what to do first
   */
  static void require(Handle sql, People people, UUID person) {
    hindrance(sql, people, person)
        .ifPresent(why -> {
          throw new Refusal(why);
        });
  }

  private static Optional<String> hindrance(Handle sql, People people, UUID person) {
    boolean last = people.accounts(sql, person).size() == 1;
    return last && !people.provesElsewhere(sql, person)
        ? Optional.of(
            "This account is the only way by which Roster knows you, and you have no proven address: unlinked, you could not come back to your orgs. `/account link` with your address proves one; then unlink.")
        : Optional.empty();
  }
}
