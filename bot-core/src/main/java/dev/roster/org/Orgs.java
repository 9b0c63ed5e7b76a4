package dev.roster.org;

import dev.roster.access.Refusal;
import dev.roster.access.Schemes;
import dev.roster.audit.AuditEvent;
import dev.roster.chat.Place;
import dev.roster.command.Context;
import dev.roster.member.Members;
import dev.roster.person.People;
import dev.roster.store.Tx;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The orgs. */
public final class Orgs {

  private final People people;
  private final Members members;
  private final Schemes schemes;

  /** Wires it. */
  public Orgs(People people, Members members, Schemes schemes) {
    this.people = people;
    this.members = members;
    this.schemes = schemes;
  }

  /**
   * The org as it stands at an instant.
   *
   * @throws Refusal when it was deleted
   */
  public Org get(Handle sql, UUID org, Instant now) {
    return OrgTable.find(sql, org, now)
        .orElseThrow(() -> new Refusal("This org does not exist any more."));
  }

  /**
   * Goes on only with an org that is not somebody's own.
   *
   * @param done what cannot be done to a personal org, such as {@code passed on}
   * @throws Refusal with the reason
   */
  public void requireShared(Handle sql, UUID org, Instant now, String done) {
    if (get(sql, org, now).personal()) {
      throw new Refusal(
          "This is your personal org: it is yours alone for as long as Roster knows you, and cannot be %s."
              .formatted(done));
    }
  }

  /** What an org is called, also once it was deleted. */
  public String name(Handle sql, UUID org) {
    return OrgTable.name(sql, org);
  }

  /** The short name of an org, also once it was deleted. */
  public String slug(Handle sql, UUID org) {
    return OrgTable.slug(sql, org);
  }

  /** Whether an org was not deleted. */
  public boolean isThere(Handle sql, UUID org) {
    return OrgTable.isThere(sql, org);
  }

  /** Whether the org is connected to the workspace or server of a place. */
  public boolean isSpokenAt(Handle sql, UUID org, Place place) {
    return connections(sql, org).stream()
        .anyMatch(connection ->
            connection.platform().equals(place.platform())
                && connection.tenant().equals(place.install()));
  }

  /**
   * Deletes the org that is changed: from the commit on it is in no list, no call resolves to it
   * and no change touches it. Its rows stay, and so does its short name, so that {@code org:} never
   * means another org.
   *
   * @param before what it held, as counts and words
   */
  public void delete(Tx tx, Map<String, String> before) {
    OrgTable.delete(tx.sql(), tx.org(), tx.now());
    people.forgetOrg(tx, tx.org(), Optional.empty());
    tx.audit(AuditEvent.changed("org.deleted", "org", tx.org(), before, Map.of()));
  }

  /** Where the org is spoken. */
  public List<Org.Connection> connections(Handle sql, UUID org) {
    return OrgTable.connections(sql, org);
  }

  /** An org to be made. */
  record Draft(String name, String plan, Optional<String> description, String scheme) {}

  /**
   * Makes an org, connects it to where it was made, and makes it the caller's current one.
   *
   * @param install what people call the workspace or server it is made in
   */
  Org create(Context context, Tx tx, Draft draft, Optional<String> install) {
    tx.actsOnOneself();
    var scheme = schemes.current(tx.sql(), draft.scheme());
    String slug = freeSlug(tx, draft.name());
    OrgTable.insert(tx.sql(), tx.now(), tx.org(), slug, draft);
    tx.audit(
        AuditEvent.created(
                "org.created",
                "org",
                tx.org(),
                Map.of("slug", slug, "plan", draft.plan(), "scheme", scheme.name()))
            .saying(Map.of("name", draft.name())));
    UUID person = people.meet(tx, context.caller().profile());
    members.join(tx, person, scheme.top());
    Place place = context.call().place();
    UUID installed = OrgTable.install(tx.sql(), tx.now(), place, install);
    OrgTable.connect(tx.sql(), tx.now(), tx.org(), installed);
    people.switchHere(tx, context.call().account(), tx.org());
    return get(tx.sql(), tx.org(), tx.now());
  }

  /** Whether people are invited to the org at all (X01). */
  boolean invites(Handle sql, UUID org) {
    return schemes.of(sql, org).policy("join.invite").equals("on");
  }

  private static String freeSlug(Tx tx, String name) {
    String slug = Slug.of(name, "org");
    return Slug.free(slug, new HashSet<>(OrgTable.slugsLike(tx.sql(), slug)), tx.tries());
  }

  /** The org that a channel speaks of, if it is still there. */
  Optional<UUID> spokenOf(Handle sql, Place place) {
    return OrgTable.spokenOf(sql, place);
  }

  /**
   * Makes a channel speak of an org, for everybody who is in it. Another org that it spoke of so
   * far finds it in its own audit.
   */
  void speakOf(Tx tx, Place place, UUID org) {
    UUID install = OrgTable.install(tx.sql(), tx.now(), place, Optional.empty());
    Optional<UUID> before = OrgTable.spokenOf(tx.sql(), install, place.channel());
    OrgTable.speakOf(tx.sql(), install, place.channel(), org);
    var event =
        AuditEvent.changed(
            "org.channel",
            "org",
            org,
            before.map(other -> Map.of("org", other.toString())).orElse(Map.of()),
            Map.of(
                "org", org.toString(),
                "platform", place.platform(),
                "install", place.install(),
                "channel", place.channel()));
    tx.audit(event);
    before.filter(other -> !other.equals(org)).ifPresent(other -> tx.alsoIn(other, event));
  }
}
