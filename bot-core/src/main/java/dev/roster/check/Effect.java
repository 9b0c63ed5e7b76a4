package dev.roster.check;

import dev.roster.audit.AuditEvent;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Whose answers a recorded event can change. */
sealed interface Effect {

  /** Nobody's. */
  record None() implements Effect {}

  /**
   * One person's.
   *
   * @param renames whether another word may mean them now, or a word somebody else
   */
  record OnPerson(UUID person, boolean renames) implements Effect {}

  /** Anybody's in the org; so is whatever is not known here. */
  record OnOrg() implements Effect {}

  /** What only ever changes the person whom the event is about. */
  Set<String> ON_PERSON =
      Set.of(
          "member.role",
          "member.suspended",
          "member.reactivated",
          "member.tier",
          "member.limit",
          "team.member_added",
          "team.member_removed",
          "team.member_role",
          "person.name");

  /** What changes who is in the org, or by which words they go. */
  Set<String> RENAMING =
      Set.of(
          "member.joined",
          "member.left",
          "member.removed",
          "member.restored",
          "account.linked",
          "address.proven",
          "person.merged");

  /** What concerns where an org is spoken of, and who may come in: no right of a member. */
  Set<String> HARMLESS =
      Set.of(
          "org.connect_code",
          "org.connected",
          "org.disconnected",
          "org.channel",
          "org.cut_off",
          "gateway.slack_installed",
          "gateway.slack_ended");

  /** Of an event of this process. */
  static Effect of(AuditEvent event) {
    String about = event.after().getOrDefault("person", event.before().getOrDefault("person", ""));
    UUID person =
        !about.isEmpty()
            ? UUID.fromString(about)
            : event.target().equals("person") ? event.id() : null;
    return of(event.action(), Optional.ofNullable(person));
  }

  /**
   * Of an event as it is stored.
   *
   * @param about the person whom it is about, if any
   */
  static Effect of(String action, Optional<UUID> about) {
    if (HARMLESS.contains(action)) {
      return new None();
    }
    boolean asks = action.startsWith("upgrade.") || action.startsWith("invitation.");
    if (about.isEmpty()) {
      return asks ? new None() : new OnOrg();
    }
    if (asks || ON_PERSON.contains(action) || action.startsWith("key.")) {
      return new OnPerson(about.get(), false);
    }
    return RENAMING.contains(action) ? new OnPerson(about.get(), true) : new OnOrg();
  }
}
