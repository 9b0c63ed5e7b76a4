package dev.roster.signin;

import dev.roster.door.Entry;
import dev.roster.person.EmailAddress;
import java.util.List;
import java.util.UUID;

/** What came of a sign-in. */
public sealed interface Arrival {

  /**
   * They are somebody.
   *
   * @param entries what became of it in the orgs that had something to say
   */
  record Known(UUID person, List<Entry> entries) implements Arrival {
    /** Copies the list. */
    public Known {
      entries = List.copyOf(entries);
    }
  }

  /** They proved an address, but no org waits for it: nobody was made of them (C06). */
  record Nobody() implements Arrival {}

  /**
   * Their address is that of somebody who signs in with another account at the same identity
   * provider (B35); it was recorded.
   *
   * @param host the identity provider
   * @param email what it vouches for
   */
  record OtherAccount(String host, EmailAddress email) implements Arrival {}

  /**
   * They are not let in under this sign-in; it was recorded.
   *
   * @param sentence why, and what they can do
   */
  record Refused(String sentence) implements Arrival {}
}
