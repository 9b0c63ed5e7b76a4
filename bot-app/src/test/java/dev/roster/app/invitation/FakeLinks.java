package dev.roster.app.invitation;

import dev.roster.invite.InvitationLinks;
import dev.roster.invite.JoinIdentity;
import dev.roster.invite.JoinIdentity.Need;
import dev.roster.invite.TypedName;
import dev.roster.person.EmailAddress;
import dev.roster.session.WebSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Invitations in memory: pending ones can be answered once, with the same outcome again. */
final class FakeLinks implements InvitationLinks {

  static final String PENDING = "p".repeat(43);
  static final String NASTY = "n".repeat(43);
  static final String EXPIRED = "e".repeat(43);
  static final String CANCELLED = "c".repeat(43);
  static final String USED = "u".repeat(43);
  static final String FULL = "f".repeat(43);
  static final String SIGN_IN = "s".repeat(43);
  static final String UNKNOWN = "x".repeat(43);

  static final EmailAddress BEN = EmailAddress.parse("ben@orbit.test").orElseThrow();

  final List<TypedName> names = new ArrayList<>();
  final List<String> keys = new ArrayList<>();
  final List<String> looked = new ArrayList<>();
  private final Map<String, Shown> known = new HashMap<>();
  private final Map<String, Outcome> done = new HashMap<>();

  FakeLinks(Instant expiresAt) {
    known.put(PENDING, shown("Orbit", "Ana", "pending", "Welcome!", expiresAt));
    known.put(FULL, shown("Orbit", "Ana", "pending", "Welcome!", expiresAt));
    known.put(
        NASTY,
        shown(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(2)>",
            "pending",
            "</blockquote><a href=javascript:alert(3)>x</a>",
            expiresAt));
    known.put(EXPIRED, shown("Orbit", "Ana", "expired", "Welcome!", expiresAt));
    known.put(
        SIGN_IN, shown("Orbit", "Ana", "pending", "Hi", expiresAt, JoinIdentity.VERIFIED_EMAIL));
    known.put(CANCELLED, shown("Orbit", "Ana", "cancelled", "Welcome!", expiresAt));
    known.put(USED, shown("Orbit", "Ana", "accepted", "Welcome!", expiresAt));
  }

  private static Shown shown(
      String org, String inviter, String state, String message, Instant expiresAt) {
    return shown(org, inviter, state, message, expiresAt, JoinIdentity.LINK);
  }

  private static Shown shown(
      String org,
      String inviter,
      String state,
      String message,
      Instant expiresAt,
      JoinIdentity identity) {
    return new Shown(
        BEN,
        org,
        inviter,
        "Member",
        Optional.of("Data"),
        Optional.of(message),
        state,
        expiresAt,
        identity,
        List.of("Orbit Chat on Slack"));
  }

  @Override
  public Optional<Shown> find(String token) {
    looked.add(token);
    return Optional.ofNullable(known.get(token))
        .filter(shown -> shown.state().equals("pending") || shown.state().equals("expired"));
  }

  @Override
  public Outcome accept(String token, Optional<WebSession> session, TypedName name, String key) {
    names.add(name);
    Need need = JoinIdentity.LINK.need(BEN, session, InvitationServer.NOW);
    if (need != Need.NONE) {
      keys.add(key);
      return new Outcome.Unproven(need);
    }
    return answer(
        token,
        key,
        new Outcome.Joined("Orbit", "Member", Optional.empty(), List.of("Orbit Chat on Slack")));
  }

  @Override
  public Outcome decline(String token, String key) {
    return answer(token, key, new Outcome.Declined("Orbit"));
  }

  private Outcome answer(String token, String key, Outcome outcome) {
    keys.add(key);
    var shown = known.get(token);
    if (shown == null || !shown.state().equals("pending")) {
      return new Outcome.Unknown();
    }
    if (token.equals(FULL)) {
      return new Outcome.Refused("All 5 seats of Orbit are taken; ask Ana to free one.");
    }
    return done.computeIfAbsent(token, _ -> outcome);
  }

  @Override
  public Optional<String> name(UUID person, TypedName name, String key) {
    names.add(name);
    return Optional.empty();
  }

  @Override
  public Name nameOf(WebSession session) {
    return new Name("", "", false);
  }

  @Override
  public List<Waiting> waitingFor(EmailAddress email) {
    return List.of();
  }

  @Override
  public Outcome accept(UUID invitation, WebSession session, TypedName name, String key) {
    return new Outcome.Unknown();
  }

  @Override
  public Outcome decline(UUID invitation, WebSession session, String key) {
    return new Outcome.Unknown();
  }
}
