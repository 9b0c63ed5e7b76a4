package dev.roster.domain;

import dev.roster.access.Refusal;
import dev.roster.access.Role;
import dev.roster.access.Scheme;
import dev.roster.access.Seat;
import dev.roster.audit.AuditEvent;
import dev.roster.card.Asking;
import dev.roster.command.Shown;
import dev.roster.domain.JoinRequest.State;
import dev.roster.member.Members;
import dev.roster.notice.Notices;
import dev.roster.org.MoreRoom;
import dev.roster.org.Org;
import dev.roster.org.Orgs;
import dev.roster.person.EmailAddress;
import dev.roster.person.People;
import dev.roster.store.ShortId;
import dev.roster.store.Tx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What becomes of people who wait to be let in, whoever acts on them. */
final class JoinRequests {

  /** Requests whose cards are brought up to date where a whole org goes. */
  private static final int MOST_CARDS = 100;

  private final Orgs orgs;
  private final Members members;
  private final People people;
  private final Admission admission;
  private final Notices notices;

  JoinRequests(Orgs orgs, Members members, People people, Admission admission, Notices notices) {
    this.orgs = orgs;
    this.members = members;
    this.people = people;
    this.admission = admission;
    this.notices = notices;
  }

  /** Whether anybody could decide. */
  enum Asked {
    /** They are asked now. */
    NOW,
    /** They were before, and the request waits still. */
    BEFORE,
    /** Nobody could. */
    NOBODY
  }

  /** Asks whoever may take people in; once for each person and each address. */
  Asked ask(Tx tx, Scheme scheme, UUID person, EmailAddress email, Role role, boolean returning) {
    boolean waits = false;
    for (JoinRequest live : JoinTable.liveOf(tx.sql(), tx.org(), person, Optional.of(email))) {
      if (live.isOpenAt(tx.now())) {
        waits = true;
      } else {
        end(tx, live, State.EXPIRED, null, Optional.empty());
      }
    }
    if (waits) {
      tx.leaveUnchanged();
      return Asked.BEFORE;
    }
    Deciders deciders =
        Deciders.of(tx.sql(), members, scheme, tx.org(), orgs.name(tx.sql(), tx.org()), role);
    if (deciders.people().isEmpty()) {
      tx.leaveUnchanged();
      return Asked.NOBODY;
    }
    String code =
        ShortId.unused("j", taken -> JoinTable.byCode(tx.sql(), tx.org(), taken).isPresent());
    UUID id =
        JoinTable.insert(tx.sql(), tx.org(), person, code, email, role.name(), returning, tx.now());
    tx.audit(
        AuditEvent.created(
                "join.requested",
                "join_request",
                id,
                Map.of(
                    "person", person.toString(),
                    "code", code,
                    "role", role.name(),
                    "state", State.PENDING.word()))
            .saying(Map.of("email", email.typed())));
    Asking.channel(scheme)
        .ifPresentOrElse(
            channel -> JoinOutbox.CARDS.ask(tx, id, channel),
            () -> JoinOutbox.CARDS.ask(tx, id, deciders.people()));
    return Asked.NOW;
  }

  /**
   * What came of a decision.
   *
   * @param request as it is now
   * @param decided whether this very decision counts; otherwise it was over before
   */
  record Outcome(JoinRequest request, boolean decided) {}

  /**
   * Decides, by the rights of whoever does at that instant.
   *
   * @throws Refusal for who could not hand out the role themselves, and when there is no seat
   */
  Outcome decide(Tx tx, Seat actor, String code, State verdict, Optional<String> reason) {
    JoinRequest request = get(tx, actor, code);
    Role role =
        actor
            .scheme()
            .role(request.role())
            .filter(one -> !one.unique())
            .orElse(actor.scheme().lowest());
    tx.require(JoinRole.request(actor, role));
    if (request.state() != State.PENDING) {
      tx.leaveUnchanged();
      return new Outcome(request, false);
    }
    if (!request.isOpenAt(tx.now())) {
      return new Outcome(expire(tx, request), false);
    }
    UUID person = people.now(tx.sql(), request.person());
    if (members.byPerson(tx.sql(), tx.org(), person).isPresent()) {
      return new Outcome(end(tx, request, State.CANCELLED, null, Optional.empty()), false);
    }
    if (verdict == State.APPROVED) {
      requireRoom(tx, actor, request);
    }
    JoinRequest ended = end(tx, request, verdict, actor.person(), reason);
    boolean welcomed =
        verdict == State.APPROVED
            && admission.admit(tx, person, role, domain(request), Optional.of(actor.person()));
    tell(tx, ended, person, welcomed);
    return new Outcome(ended, true);
  }

  private void requireRoom(Tx tx, Seat actor, JoinRequest request) {
    Org org = orgs.get(tx.sql(), tx.org(), tx.now());
    if (org.seatsLeft().orElse(1) == 0) {
      throw MoreRoom.refusal(
          actor, org, "%s did not come in".formatted(Shown.of(request.personName())));
    }
  }

  private static Optional<DomainName> domain(JoinRequest request) {
    return request.email().flatMap(EmailAddress::parse).map(DomainName::of);
  }

  /**
   * In chat, where they can be reached there as a member; else by mail. One mail is enough for who
   * is let in: the welcome says who did it.
   */
  private void tell(Tx tx, JoinRequest request, UUID person, boolean welcomed) {
    boolean inChat =
        request.state() == State.APPROVED
            && !people.accountsIn(tx.sql(), person, tx.org()).isEmpty();
    if (inChat) {
      notices.tell(tx, tx.org(), person, JoinReplies.letIn(orgs.name(tx.sql(), tx.org()), request));
    } else if (!welcomed) {
      JoinOutbox.mail(tx, request.id());
    }
  }

  private static JoinRequest get(Tx tx, Seat actor, String code) {
    return JoinTable.byCode(tx.sql(), actor.org(), code)
        .orElseThrow(() ->
            Refusal.unknown("There is no such request in %s any more.".formatted(actor.orgName())));
  }

  /** Ends one whose time has run out, and says so to whoever asked and is not in meanwhile. */
  JoinRequest expire(Tx tx, JoinRequest request) {
    UUID person = people.now(tx.sql(), request.person());
    if (members.byPerson(tx.sql(), tx.org(), person).isPresent()) {
      return end(tx, request, State.CANCELLED, null, Optional.empty());
    }
    JoinRequest ended = end(tx, request, State.EXPIRED, null, Optional.empty());
    JoinOutbox.mail(tx, request.id());
    return ended;
  }

  /** Ends those of somebody who came in otherwise. */
  static void endFor(Tx tx, UUID person, Optional<EmailAddress> email) {
    for (JoinRequest live : JoinTable.liveOf(tx.sql(), tx.org(), person, email)) {
      end(tx, live, State.CANCELLED, null, Optional.empty());
    }
  }

  /** The same, by the address that they proved. */
  void endFor(Tx tx, UUID person) {
    endFor(tx, person, people.provenEmail(tx.sql(), person).flatMap(EmailAddress::parse));
  }

  /**
   * Ends those of an org that goes, however many, in one statement; the cards of some are brought
   * up to date, another one says so when it is pressed. The org's own event stands for them.
   */
  static void endAll(Tx tx) {
    List<JoinRequest> some = JoinTable.open(tx.sql(), tx.org(), tx.now(), MOST_CARDS);
    JoinTable.endAll(tx.sql(), tx.org(), tx.now());
    some.forEach(request -> JoinOutbox.CARDS.update(tx, request.id()));
  }

  private static JoinRequest end(
      Tx tx, JoinRequest request, State state, @Nullable UUID by, Optional<String> reason) {
    if (!JoinTable.end(tx.sql(), request.id(), state, tx.now(), by, reason)) {
      throw new Refusal("This request is over already.");
    }
    var after = new HashMap<String, String>();
    after.put("state", state.word());
    after.put("person", request.person().toString());
    var event =
        AuditEvent.changed(
            "join." + state.word(),
            "join_request",
            request.id(),
            Map.of("state", State.PENDING.word()),
            after);
    tx.audit(reason.map(text -> event.saying(Map.of("reason", text))).orElse(event));
    JoinOutbox.CARDS.update(tx, request.id());
    return JoinTable.find(tx.sql(), request.id()).orElseThrow();
  }
}
