package dev.roster.history;

import dev.roster.access.Role;
import dev.roster.access.Seat;
import dev.roster.access.TeamRole;
import dev.roster.chat.Account;
import dev.roster.reply.Span;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * How those are called whom some events name: looked up for all of them at once. Names are those of
 * today; the audit holds ids.
 */
final class Known {

  private static final String SOMEBODY = "somebody";
  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private final UUID org;
  private final Seat reader;
  private final Map<Account, UUID> holders;
  private final Map<UUID, Span.Person> people;
  private final Map<UUID, String> teams;
  private final Map<UUID, String> invitees;
  private final Map<String, String> titles;

  private Known(
      Seat reader,
      Map<Account, UUID> holders,
      Map<UUID, Span.Person> people,
      Map<UUID, String> teams,
      Map<UUID, String> invitees,
      Map<String, String> titles) {
    this.org = reader.org();
    this.reader = reader;
    this.holders = holders;
    this.people = people;
    this.teams = teams;
    this.invitees = invitees;
    this.titles = titles;
  }

  /** Looks up what the events name. */
  static Known of(Handle sql, Seat reader, Collection<Recorded> events) {
    return of(sql, reader, events, Set.of(), Set.of());
  }

  /** The same with further people and teams. */
  static Known of(
      Handle sql,
      Seat reader,
      Collection<Recorded> events,
      Collection<UUID> people,
      Collection<UUID> teams) {
    Map<Account, UUID> holders =
        NameTable.holders(
            sql,
            events.stream()
                .filter(event -> event.by().isEmpty())
                .flatMap(event -> Account.parse(event.account()).stream())
                .collect(Collectors.toSet()));
    var persons = new HashSet<>(people);
    persons.addAll(holders.values());
    var groups = new HashSet<>(teams);
    var invitations = new HashSet<UUID>();
    for (Recorded event : events) {
      event.by().ifPresent(persons::add);
      event.about().ifPresent(persons::add);
      Stream.of("person", "owner", "inviter")
          .flatMap(key -> Stream.of(event.before(key), event.after(key)))
          .flatMap(Optional::stream)
          .filter(word -> ID.matcher(word).matches())
          .forEach(word -> persons.add(UUID.fromString(word)));
      String action = event.action();
      if (action.startsWith("team.")) {
        groups.add(event.targetId());
      } else if (action.startsWith("invitation.")) {
        invitations.add(event.targetId());
        event.after("team").map(UUID::fromString).ifPresent(groups::add);
      }
    }
    return new Known(
        reader,
        holders,
        NameTable.people(sql, persons),
        NameTable.teams(sql, reader.org(), groups),
        NameTable.invitees(sql, reader.org(), invitations),
        NameTable.titles(sql));
  }

  /** The org whose history is read. */
  UUID org() {
    return org;
  }

  /** How the org is called. */
  String orgName() {
    return reader.orgName();
  }

  /** Who made a change: a person, Roster itself, or whoever held a link. */
  Span who(Recorded event) {
    if (event.isBySystem()) {
      return Span.plain("Roster itself");
    }
    return doer(event)
        .<Span>map(this::person)
        .orElseGet(
            () -> Span.plain(event.account().equals("mail") ? "whoever had the link" : "somebody"));
  }

  /** The person who made a change; whoever accepts by a link is known only afterwards. */
  Optional<UUID> doer(Recorded event) {
    return event
        .by()
        .or(() -> Account.parse(event.account()).map(holders::get))
        .or(() -> event.account().equals("mail") ? event.about() : Optional.empty());
  }

  /** Somebody, to be mentioned where that is possible. */
  Span.Person person(UUID id) {
    return people.getOrDefault(id, new Span.Person(SOMEBODY, List.of()));
  }

  /** Somebody's name. */
  String name(UUID id) {
    return person(id).name();
  }

  /** Whom an event is about, inside a sentence about who made it. */
  String whom(Recorded event) {
    if (event.about().isEmpty()) {
      return SOMEBODY;
    }
    UUID about = event.about().get();
    return doer(event).filter(about::equals).isPresent() ? "themselves" : name(about);
  }

  /** A person whose id is one of an event's values. */
  Optional<String> named(Optional<String> value) {
    return value.filter(word -> ID.matcher(word).matches()).map(UUID::fromString).map(this::name);
  }

  String team(UUID id) {
    return teams.getOrDefault(id, "that is gone");
  }

  String invitee(Recorded event) {
    return event
        .word("email")
        .or(() -> event.word("name"))
        .or(() -> Optional.ofNullable(invitees.get(event.targetId())))
        .or(() -> event.after("account"))
        .orElse(SOMEBODY);
  }

  /** A role's title in the org's scheme, else in the one that had it. */
  String role(String name) {
    return reader
        .scheme()
        .role(name)
        .map(Role::title)
        .or(() -> Optional.ofNullable(titles.get(name)))
        .orElseGet(() -> capital(name));
  }

  /** The title of a role in teams. */
  String teamRole(String name) {
    return reader.scheme().teamRole(name).map(TeamRole::title).orElseGet(() -> capital(name));
  }

  /** A word with a capital letter. */
  static String capital(String word) {
    return word.isEmpty()
        ? word
        : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
