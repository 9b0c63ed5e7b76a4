package dev.roster.upgrade;

import dev.roster.access.AccessRequest;
import dev.roster.access.Permission;
import dev.roster.access.Refusal;
import dev.roster.access.Scheme;
import dev.roster.access.Seat;
import dev.roster.audit.AuditEvent;
import dev.roster.card.Asking;
import dev.roster.card.Copy;
import dev.roster.command.PersonRef;
import dev.roster.command.Shown;
import dev.roster.member.Member;
import dev.roster.member.Members;
import dev.roster.store.ShortId;
import dev.roster.store.Tx;
import dev.roster.upgrade.UpgradeRequest.State;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What becomes of requests, whoever acts on them. */
final class Requests {

  private final Members members;
  private final Tellings tellings;

  Requests(Members members, Tellings tellings) {
    this.members = members;
    this.tellings = tellings;
  }

  /**
   * What came of asking.
   *
   * @param request the new request, or the one that waits already
   * @param isNew whether it was made now
   * @param others who else may decide
   * @param asked how many of them get a card
   * @param inChannel whether it is shown in the org's channel instead
   */
  record Asked(
      UpgradeRequest request, boolean isNew, Approvers others, int asked, boolean inChannel) {}

  /**
   * Asks for Pro (A27), or for more of it where it has an end.
   *
   * @param term for how long; empty for no end
   * @throws Refusal when the asker is on Pro without an end, or nobody else could decide
   */
  Asked ask(Tx tx, Seat seat, Optional<String> reason, Optional<Term> term) {
    tx.require(AccessRequest.of(seat, Permission.UPGRADE_REQUEST));
    Held held = TierTable.held(tx.sql(), seat.org(), seat.person()).orElse(Held.BASE).at(tx.now());
    if (held.equals(Held.PRO)) {
      throw new Refusal("You are on Pro already.");
    }
    Approvers others =
        Approvers.of(
            tx.sql(), seat.org(), seat.scheme(), List.of(seat.person()), Asking.MOST_CARDS);
    Optional<UpgradeRequest> live = UpgradeTable.liveOf(tx.sql(), seat.org(), seat.person());
    if (live.filter(request -> request.isOpenAt(tx.now())).isPresent()) {
      tx.leaveUnchanged();
      return new Asked(live.get(), false, others, 0, false);
    }
    if (others.total() == 0) {
      throw new Refusal(SoleApprover.sentence(seat, own(tx, seat)));
    }
    live.ifPresent(overdue -> expire(tx, overdue));
    return insert(tx, seat, new Wish(reason, term, held.isPro()), others);
  }

  /**
   * What is asked for.
   *
   * @param renewal whether Pro is held, with an end
   */
  private record Wish(Optional<String> reason, Optional<Term> term, boolean renewal) {

    Map<String, String> values() {
      var values = new HashMap<String, String>();
      term.ifPresent(length -> values.put("days", Integer.toString(length.days())));
      if (renewal) {
        values.put("renewal", "yes");
      }
      return values;
    }
  }

  private Member own(Tx tx, Seat seat) {
    return members.load(tx.sql(), seat, new PersonRef.ById(seat.person()));
  }

  private static Asked insert(Tx tx, Seat seat, Wish wish, Approvers others) {
    String code =
        ShortId.unused("r", taken -> UpgradeTable.byCode(tx.sql(), seat.org(), taken).isPresent());
    var expires = tx.now().plus(UpgradeRequest.LIFE);
    UUID id =
        UpgradeTable.insert(
            tx.sql(),
            tx.now(),
            seat.org(),
            seat.person(),
            code,
            wish.reason(),
            wish.term(),
            wish.renewal(),
            expires);
    var values = new HashMap<>(wish.values());
    values.put("person", seat.person().toString());
    values.put("code", code);
    values.put("state", State.PENDING.word());
    values.put("expires", expires.toString());
    var event = AuditEvent.created("upgrade.requested", "upgrade_request", id, values);
    tx.audit(wish.reason().map(text -> event.saying(Map.of("reason", text))).orElse(event));
    UpgradeRequest request = UpgradeTable.find(tx.sql(), id).orElseThrow();
    Optional<String> channel = Asking.channel(seat.scheme());
    if (channel.isPresent()) {
      UpgradeOutbox.CARDS.ask(tx, id, channel.get());
      return new Asked(request, true, others, 0, true);
    }
    return new Asked(request, true, others, askDirectly(tx, id, others), false);
  }

  /**
   * Makes a request pending again that ended because its requester went, in the change that brings
   * them back; its time goes on as before. Who was asked has the card again, and who may decide
   * since gets one.
   *
   * @return whether it is pending
   */
  boolean reopen(Tx tx, Scheme scheme, UpgradeRequest request) {
    boolean late = !tx.now().isBefore(request.expiresAt());
    if (late || !UpgradeTable.reopen(tx.sql(), request.id())) {
      return false;
    }
    tx.audit(
        AuditEvent.changed(
            "upgrade.reopened",
            "upgrade_request",
            request.id(),
            Map.of("state", State.CANCELLED.word()),
            Map.of("state", State.PENDING.word(), "person", request.requester().toString())));
    UpgradeOutbox.CARDS.revive(tx, request.id());
    List<Copy> copies = UpgradeOutbox.COPIES.of(tx.sql(), request.id());
    if (copies.stream().allMatch(copy -> copy.channel().isEmpty())) {
      Approvers others =
          Approvers.of(tx.sql(), tx.org(), scheme, List.of(request.requester()), Asking.MOST_CARDS);
      askDirectly(tx, request.id(), others.without(copies));
    }
    return true;
  }

  /** Sends the card to each who may decide and can be reached; how many. */
  static int askDirectly(Tx tx, UUID request, Approvers others) {
    List<UUID> people =
        others.first().stream()
            .filter(Approvers.Approver::reachable)
            .map(Approvers.Approver::person)
            .toList();
    UpgradeOutbox.CARDS.ask(tx, request, people);
    return people.size();
  }

  /**
   * The request that somebody named.
   *
   * @throws Refusal when the org has no such request
   */
  static UpgradeRequest get(Handle sql, Seat seat, String typed) {
    String word = typed.strip().toLowerCase(Locale.ROOT);
    String code = word.startsWith("r-") ? word : "r-" + word;
    return UpgradeTable.byCode(sql, seat.org(), code).orElseThrow(() -> unknown(seat, typed));
  }

  /** What is said of a request that does not exist, or is not theirs to know. */
  static Refusal unknown(Seat seat, String typed) {
    return Refusal.unknown(
        "There is no request `%s` in %s. `/upgrade list` shows which there are."
            .formatted(Shown.of(typed), seat.orgName()));
  }

  /** Takes one's own request back. */
  UpgradeRequest cancel(Tx tx, Seat seat, String code) {
    tx.actsOnOneself();
    UpgradeRequest request = get(tx.sql(), seat, code);
    if (!request.isOf(seat.person())) {
      if (!seat.holds(Permission.UPGRADE_APPROVE)) {
        // The same words as for one that does not exist: others' requests are not theirs to know.
        throw unknown(seat, code);
      }
      throw new Refusal(
          "Only %s can take the request `%s` back. Who may decide answers it with `/upgrade deny %s`."
              .formatted(Shown.of(request.requesterName()), request.code(), request.code()));
    }
    if (request.state() != State.PENDING) {
      tx.leaveUnchanged();
      return request;
    }
    if (!request.isOpenAt(tx.now())) {
      return expire(tx, request);
    }
    return end(tx, request, State.CANCELLED, null, Optional.empty(), false);
  }

  /** Ends a live request because its requester goes, or the org does; they hear of that itself. */
  void lapse(Tx tx, UpgradeRequest request) {
    if (request.isOpenAt(tx.now())) {
      UpgradeTable.lapse(tx.sql(), request.id());
      end(tx, request, State.CANCELLED, null, Optional.empty(), false);
    } else {
      end(tx, request, State.EXPIRED, null, Optional.empty(), false);
    }
  }

  /** Ends a request whose time has run out, and says so to whoever asked. */
  UpgradeRequest expire(Tx tx, UpgradeRequest request) {
    UpgradeRequest ended = end(tx, request, State.EXPIRED, null, Optional.empty(), false);
    tellings.expired(tx, ended);
    return ended;
  }

  /**
   * Ends a pending request: the one way out of that state.
   *
   * @param by who decided; absent for what nobody decided
   * @throws Refusal when it is not pending any more
   */
  UpgradeRequest end(
      Tx tx,
      UpgradeRequest request,
      State state,
      @Nullable UUID by,
      Optional<String> reason,
      boolean byTier) {
    if (!UpgradeTable.end(tx.sql(), request.id(), state, tx.now(), by, reason, byTier)) {
      throw new Refusal("The request `%s` is over already.".formatted(request.code()));
    }
    var after = new HashMap<String, String>();
    after.put("state", state.word());
    after.put("person", request.requester().toString());
    if (byTier) {
      after.put("by", "member tier");
    }
    var event =
        AuditEvent.changed(
            "upgrade." + state.word(),
            "upgrade_request",
            request.id(),
            Map.of("state", State.PENDING.word()),
            after);
    tx.audit(reason.map(text -> event.saying(Map.of("reason", text))).orElse(event));
    UpgradeOutbox.CARDS.update(tx, request.id());
    return UpgradeTable.find(tx.sql(), request.id()).orElseThrow();
  }

  /** Notes on an approved request that its approval was taken back. */
  UpgradeRequest undo(Tx tx, UpgradeRequest request, UUID by) {
    UpgradeTable.undo(tx.sql(), request.id(), tx.now(), by);
    tx.audit(
        AuditEvent.changed(
            "upgrade.undone",
            "upgrade_request",
            request.id(),
            Map.of(),
            Map.of("person", request.requester().toString())));
    UpgradeOutbox.CARDS.update(tx, request.id());
    return UpgradeTable.find(tx.sql(), request.id()).orElseThrow();
  }
}
