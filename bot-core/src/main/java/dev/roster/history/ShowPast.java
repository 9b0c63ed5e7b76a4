package dev.roster.history;

import dev.roster.access.Access;
import dev.roster.access.AccessRequest;
import dev.roster.access.Decision;
import dev.roster.access.Permission;
import dev.roster.access.Refusal;
import dev.roster.access.Seat;
import dev.roster.command.Context;
import dev.roster.command.PastTime;
import dev.roster.command.PersonRef;
import dev.roster.command.Shown;
import dev.roster.member.AsItWas;
import dev.roster.member.Member;
import dev.roster.member.Members;
import dev.roster.reply.Block;
import dev.roster.reply.Block.Fact;
import dev.roster.reply.Reply;
import dev.roster.reply.Sentences;
import dev.roster.reply.Span;
import dev.roster.team.Enrolment;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** {@code member show person at:}: the card as it was, and what is different now. */
final class ShowPast implements AsItWas {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.ENGLISH);

  private final Members members;
  private final Enrolment enrolment;
  private final Somebody somebody;

  ShowPast(Members members, Enrolment enrolment) {
    this.members = members;
    this.enrolment = enrolment;
    this.somebody = new Somebody(members);
  }

  /**
   * A person then and now.
   *
   * @param org what the org was then
   * @param now the member they are; absent for who is none any more
   * @param went how who is none any more went last
   */
  private record Both(
      Past then,
      OrgThen org,
      OrgThen orgNow,
      Optional<Member> now,
      Optional<Standing> standing,
      Optional<Recorded> went) {

    /** The ends that the card tells of. */
    List<Recorded> ends() {
      return Stream.of(then.ended(), went).flatMap(Optional::stream).toList();
    }
  }

  @Override
  public Reply.Message card(Context context, Handle sql, PersonRef who, String at) {
    Seat seat = context.seat();
    requireMayAsk(sql, seat, who);
    ZoneId zone = context.caller().profile().zone();
    PastTime time = PastTime.read("at", at, zone, context.now());
    UUID person = somebody.find(sql, seat, who);
    long version =
        EventTable.lastUntil(sql, seat.org(), time.last())
            .orElseThrow(() -> tooEarly(sql, seat, at, zone));
    Both both = both(sql, seat, person, version);
    var teams = new TreeSet<UUID>();
    both.then().standing().ifPresent(one -> teams.addAll(one.teams().keySet()));
    both.standing().ifPresent(one -> teams.addAll(one.teams().keySet()));
    Known known = Known.of(sql, seat, both.ends(), List.of(person), teams);
    var blocks = new ArrayList<Block>();
    String when = time.day().map(DAY::format).orElseGet(() -> minute(time.last(), zone));
    blocks.add(new Block.Heading("%s as of %s".formatted(known.name(person), when)));
    if (both.then().standing().isPresent()) {
      blocks.add(new Block.Facts(facts(sql, known, person, both)));
      if (both.now().isEmpty()) {
        blocks.add(new Block.Note(notAnyMore(seat, known, both)));
      }
      blocks.add(
          note(
              "Names are those of today. When somebody was there last and what they used is not in"
                  + " the history. `/audit why` says how it came."));
    } else {
      blocks.add(new Block.Paragraph(absent(seat, known, both)));
    }
    return new Reply.Message(blocks);
  }

  private static String minute(Instant at, ZoneId zone) {
    return MINUTE.format(at.atZone(zone));
  }

  /** Oneself needs no right beside that of the card; the past of others is the audit's. */
  private void requireMayAsk(Handle sql, Seat seat, PersonRef who) {
    boolean isOneself =
        members
            .named(sql, seat, who)
            .filter(member -> member.person().equals(seat.person()))
            .isPresent();
    if (!isOneself
        && Access.decide(AccessRequest.of(seat, Permission.AUDIT_VIEW))
            instanceof Decision.Denied denied) {
      throw new Refusal(denied);
    }
  }

  private static Refusal tooEarly(Handle sql, Seat seat, String at, ZoneId zone) {
    String why =
        OrgThen.madeAt(sql, seat.org())
            .map(made ->
                "%s exists since %s. A time since then is allowed, as in `at:%s`"
                    .formatted(seat.orgName(), minute(made, zone), LocalDate.ofInstant(made, zone)))
            .orElseGet(() -> "nothing is known of %s then".formatted(seat.orgName()));
    return new Refusal("`%s` is too early: %s.".formatted(Shown.of(at), why));
  }

  private Both both(Handle sql, Seat seat, UUID person, long version) {
    Optional<Member> now = members.byPerson(sql, seat.org(), person);
    return new Both(
        Past.at(sql, seat.org(), person, version),
        OrgThen.at(sql, seat.org(), version),
        OrgThen.at(sql, seat.org(), Long.MAX_VALUE),
        now,
        now.map(member -> standing(sql, seat, member)),
        now.isPresent()
            ? Optional.empty()
            : Past.at(sql, seat.org(), person, Long.MAX_VALUE).ended());
  }

  /** What a member is now, from the rows themselves. */
  Standing standing(Handle sql, Seat seat, Member member) {
    var standing =
        new Standing(
            member.joinedAt(),
            member.role(),
            member.isSuspended() ? "suspended" : "active",
            member.tier(),
            member.creditCap(),
            member.subscriberAdmin(),
            Map.of());
    for (Enrolment.Place place : enrolment.placesOf(sql, seat, member.id())) {
      standing = standing.inTeam(place.team().id(), place.role());
    }
    return standing;
  }

  /** How somebody went, and by whom. */
  private static List<Span> went(Known known, Recorded end) {
    return end.action().equals("member.left")
        ? List.of(Span.plain(": they left on "), Span.when(end.at()))
        : List.of(
            Span.plain(": "), known.who(end), Span.plain(" removed them on "), Span.when(end.at()));
  }

  private static List<Span> notAnyMore(Seat seat, Known known, Both both) {
    var spans = new ArrayList<Span>();
    spans.add(Span.plain("They are not in %s any more".formatted(seat.orgName())));
    both.went().ifPresent(end -> spans.addAll(went(known, end)));
    spans.add(Span.plain("."));
    return spans;
  }

  private static List<Span> absent(Seat seat, Known known, Both both) {
    var spans = new ArrayList<Span>();
    spans.add(Span.plain("They were not in %s then".formatted(seat.orgName())));
    both.then().ended().ifPresent(end -> spans.addAll(went(known, end)));
    spans.add(Span.plain(". "));
    both.now()
        .ifPresentOrElse(
            member -> {
              spans.add(Span.plain("They are in it since "));
              spans.add(Span.when(member.joinedAt()));
              spans.add(Span.plain("."));
            },
            () -> spans.add(Span.plain("They are not in it now either.")));
    return spans;
  }

  private static List<Fact> facts(Handle sql, Known known, UUID person, Both both) {
    Standing then = both.then().standing().orElseThrow();
    Optional<Standing> now = both.standing();
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("Name", List.of(known.person(person))));
    facts.add(
        fact("Role", role(sql, both.org(), then), now.map(one -> role(sql, both.orgNow(), one))));
    facts.add(fact("Status", then.status(), now.map(Standing::status)));
    facts.add(fact("Tier", Known.capital(then.tier()), now.map(one -> Known.capital(one.tier()))));
    facts.add(fact("Limit", limit(then), now.map(ShowPast::limit)));
    facts.add(fact("Flags", flags(then), now.map(ShowPast::flags)));
    facts.add(
        fact(
            "Teams",
            teams(known, then, both.org()),
            now.map(one -> teams(known, one, both.orgNow()))));
    facts.add(new Fact("Joined", List.of(Span.when(then.since()))));
    facts.add(fact("Org", org(both.org()), Optional.of(org(both.orgNow()))));
    return facts;
  }

  /** A value as it was, and behind it what it is now where that is another. */
  private static Fact fact(String label, String then, Optional<String> now) {
    var spans = new ArrayList<Span>();
    spans.add(Span.plain(then));
    now.filter(word -> !word.equals(then))
        .ifPresent(word -> spans.add(Span.bold(" (now %s)".formatted(word))));
    return new Fact(label, spans);
  }

  private static String role(Handle sql, OrgThen org, Standing standing) {
    return NameTable.title(sql, org.scheme(), standing.role())
        .orElseGet(() -> Known.capital(standing.role()));
  }

  private static String limit(Standing standing) {
    return standing
        .limit()
        .map(credits -> MemberWords.credits(Long.toString(credits)))
        .orElse("none");
  }

  private static String flags(Standing standing) {
    return standing.subscriberAdmin() ? "subscriber admin" : "none";
  }

  private static String teams(Known known, Standing standing, OrgThen org) {
    Set<String> names = new TreeSet<>();
    standing
        .teams()
        .forEach((team, role) ->
            names.add(
                known.team(team) + (org.hasTeamRoles() ? " (" + known.teamRole(role) + ")" : "")));
    return names.isEmpty() ? "none" : String.join(", ", names);
  }

  private static String org(OrgThen org) {
    return "scheme %s, plan %s".formatted(org.scheme(), org.plan());
  }

  private static Block note(String sentence) {
    return new Block.Note(Sentences.spans(sentence));
  }
}
