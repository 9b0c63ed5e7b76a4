package dev.roster.upgrade;

import dev.roster.access.Schemes;
import dev.roster.command.Callers;
import dev.roster.member.Member;
import dev.roster.member.Members;
import dev.roster.org.Orgs;
import dev.roster.person.People;
import dev.roster.person.Person;
import dev.roster.reply.Span;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * A request with all that its card shows.
 *
 * @param requester how the requester stands on it
 * @param member the requester's membership; absent once they left
 * @param held the tier that they have; absent once they left
 * @param insight what else whoever looks may know
 * @param others who else can decide, besides whoever looks
 * @param inChannel whether it is shown to whoever reads a channel
 * @param at when it was drawn: all it says is of that instant
 */
record Card(
    UpgradeRequest request,
    String orgName,
    Span requester,
    Optional<Member> member,
    Optional<Held> held,
    Insight insight,
    Approvers others,
    boolean inChannel,
    Instant at) {

  /** As many read it who must not be woken: the requester by name instead of a mention. */
  Card forChannel() {
    return new Card(
        request,
        orgName,
        Span.plain(request.requesterName()),
        member,
        held,
        Insight.NONE,
        others,
        true,
        at);
  }

  /** How many of the others are named. */
  static final int NAMED = 3;

  /** Reads cards. */
  static final class Reader {

    private final Orgs orgs;
    private final Members members;
    private final People people;
    private final Schemes schemes;

    private final Callers callers;
    private final InstantSource clock;

    Reader(
        Orgs orgs,
        Members members,
        People people,
        Schemes schemes,
        Callers callers,
        InstantSource clock) {
      this.callers = callers;
      this.clock = clock;
      this.orgs = orgs;
      this.members = members;
      this.people = people;
      this.schemes = schemes;
    }

    /** What Pro means for the requester; empty once they left. */
    Optional<Outlook> outlook(Handle sql, UpgradeRequest request, Instant now) {
      return members
          .byPerson(sql, request.org(), request.requester())
          .flatMap(one -> Outlook.of(sql, request.org(), request.requester(), one.joinedAt(), now));
    }

    /** The card as somebody sees it. */
    Card of(Handle sql, UpgradeRequest request, UUID viewer) {
      Instant now = clock.instant();
      Optional<Member> member = members.byPerson(sql, request.org(), request.requester());
      boolean waits = request.isOpenAt(now);
      return new Card(
          request,
          // Also of a deleted org: its cards say so.
          orgs.name(sql, request.org()),
          people
              .find(sql, request.requester())
              .map(Person::span)
              .orElseGet(() -> Span.plain(request.requesterName())),
          member,
          TierTable.held(sql, request.org(), request.requester()).map(held -> held.at(now)),
          waits ? Insight.of(sql, callers, members, request, member, viewer, now) : Insight.NONE,
          Approvers.of(
              sql,
              request.org(),
              schemes.of(sql, request.org()),
              List.of(request.requester(), viewer),
              NAMED),
          false,
          now);
    }
  }
}
