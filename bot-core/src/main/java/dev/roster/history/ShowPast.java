package dev.roster.history;

import dev.roster.access.Refusal;
import dev.roster.access.Seat;
import dev.roster.command.Context;
import dev.roster.command.PastTime;
import dev.roster.command.PersonRef;
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
   */
  private record Both(
      Past then, OrgThen org, OrgThen orgNow, Optional<Member> now, Optional<Standing> standing) {}

  @Override
  public Reply.Message card(Context context, Handle sql, PersonRef who, String at) {
    Seat seat = context.seat();
    ZoneId zone = context.caller().profile().zone();
    PastTime time = PastTime.read("at", at, zone, context.now());
    UUID person = somebody.find(sql, seat, who);
    long version =
        EventTable.lastUntil(sql, seat.org(), time.last())
            .orElseThrow(() -> tooEarly(sql, seat, zone));
    Both both = both(sql, seat, person, version);
    var teams = new TreeSet<UUID>();
    both.then().standing().ifPresent(one -> teams.addAll(one.teams().keySet()));
    both.standing().ifPresent(one -> teams.addAll(one.teams().keySet()));
    Known known = Known.of(sql, seat, List.of(), List.of(person), teams);
    var blocks = new ArrayList<Block>();
    String when = time.day().map(DAY::format).orElseGet(() -> minute(time.last(), zone));
    blocks.add(new Block.Heading("%s as of %s".formatted(known.name(person), when)));
    if (both.then().standing().isPresent()) {
      blocks.add(new Block.Facts(facts(sql, known, person, both)));
      if (both.now().isEmpty()) {
        blocks.add(note("They are not in %s any more.".formatted(seat.orgName())));
      }
      blocks.add(
          note(
              "Names are those of today. When somebody was there last and what they used is not in"
                  + " the history."));
    } else {
      blocks.add(new Block.Paragraph(absent(seat, both)));
    }
    return new Reply.Message(blocks);
  }

  private static String minute(Instant at, ZoneId zone) {
    return MINUTE.format(at.atZone(zone));
  }

  private static Refusal tooEarly(Handle sql, Seat seat, ZoneId zone) {
    String since =
        OrgThen.madeAt(sql, seat.org())
            .map(at -> "%s exists since %s".formatted(seat.orgName(), minute(at, zone)))
            .orElse("The history of %s begins later".formatted(seat.orgName()));
    return new Refusal(
        "%s, so there is nothing to show before. A later time is allowed, as in `at:today`."
            .formatted(since));
  }

  private Both both(Handle sql, Seat seat, UUID person, long version) {
    Optional<Member> now = members.byPerson(sql, seat.org(), person);
    return new Both(
        Past.at(sql, seat.org(), person, version),
        OrgThen.at(sql, seat.org(), version),
        OrgThen.at(sql, seat.org(), Long.MAX_VALUE),
        now,
        now.map(member -> standing(sql, seat, member)));
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

  private static List<Span> absent(Seat seat, Both both) {
    var spans = new ArrayList<Span>();
    spans.add(Span.plain("They were not in %s then".formatted(seat.orgName())));
    both.then()
        .ended()
        .ifPresent(event -> {
          spans.add(
              Span.plain(
                  event.action().equals("member.left")
                      ? ": they left on "
                      : ": their place ended on "));
          spans.add(Span.when(event.at()));
        });
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
