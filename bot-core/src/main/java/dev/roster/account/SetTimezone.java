package dev.roster.account;

import static dev.roster.command.Option.positional;

import dev.roster.access.Refusal;
import dev.roster.command.Command;
import dev.roster.command.Context;
import dev.roster.command.Handler;
import dev.roster.command.Kind;
import dev.roster.command.Nearest;
import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.command.Suggestion;
import dev.roster.person.People;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import dev.roster.store.Tx;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/**
 * {@code account timezone}: shows or picks the zone of one's days. Times in messages are shown by
 * the chat programs themselves; this is for days that are typed, and for files.
 */
final class SetTimezone {

  private static final String DEFAULT = "default";
  private static final int LONGEST = 64;
  private static final int OFFERED = 25;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);

  /** By region and city, as people know them; the old short names mean several things. */
  private static final List<String> ZONES = zones();

  private SetTimezone() {}

  private static List<String> zones() {
    var zones = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    ZoneId.getAvailableZoneIds().stream()
        .filter(id -> id.contains("/") && !id.startsWith("SystemV/"))
        .forEach(zones::add);
    zones.add("UTC");
    return List.copyOf(zones);
  }

  static Command<Optional<String>> declare(People people) {
    return new Command<>(
        "account timezone",
        "Show or pick your time zone, for days that you type and files",
        "account timezone Europe/Berlin",
        new Need.Nothing(),
        Params.of(
            positional(
                "zone",
                "Such as `Europe/Berlin`; `default` for what the chat platform says",
                new Kind.Suggested((context, sql, typed) -> offered(typed), LONGEST)),
            zone -> zone),
        Handler.change(
            (context, zone) -> new Handler.Scope.Own(),
            (context, tx, zone) -> answer(context, tx, people, zone)));
  }

  private static Reply answer(Context context, Tx tx, People people, Optional<String> typed) {
    if (typed.isEmpty()) {
      tx.leaveUnchanged();
      Optional<String> chosen =
          context.caller().person().flatMap(one -> people.zone(tx.sql(), one));
      ZoneId zone = context.caller().profile().zone();
      return shown(
          context,
          zone,
          chosen.isPresent()
              ? ", which you picked"
              : zone.getId().equals("UTC") || zone.getId().equals("Z")
                  ? ", since this chat platform does not say where you are"
                  : ", as this chat platform says");
    }
    UUID person =
        context
            .caller()
            .person()
            .orElseThrow(() ->
                new Refusal(
                    "Roster does not know you yet. `/account link` makes you known; then pick a zone."));
    if (typed.get().equalsIgnoreCase(DEFAULT)) {
      people.pickZone(tx, person, Optional.empty());
      return Reply.of(
          Span.plain("Your time zone is what the chat platform says, from the next command on."));
    }
    String zone = named(typed.get());
    people.pickZone(tx, person, Optional.of(zone));
    return shown(context, ZoneId.of(zone), " from now on, on every platform");
  }

  private static Reply shown(Context context, ZoneId zone, String why) {
    return Reply.of(
            Span.plain("Your time zone is "),
            Span.bold(zone.getId().equals("Z") ? "UTC" : zone.getId()),
            Span.plain(
                "%s. There it is %s.".formatted(why, TIME.format(context.now().atZone(zone)))))
        .with(
            new Block.Note(
                List.of(
                    Span.plain(
                        "It decides when a day begins that you type, as in since:2026-03-01, and"
                            + " the days in files. Times in messages follow your device. "),
                    Span.command("account timezone Europe/Berlin"),
                    Span.plain(" picks another."))));
  }

  /** Spaces stand for what the names have in their place. */
  private static String named(String typed) {
    String word = typed.strip().replace(' ', '_');
    return ZONES.stream()
        .filter(zone -> zone.equalsIgnoreCase(word))
        .findFirst()
        .or(() -> onlyCity(word))
        .orElseThrow(() -> new Refusal(unknown(typed)));
  }

  private static Optional<String> onlyCity(String word) {
    List<String> cities =
        ZONES.stream()
            .filter(zone -> zone.substring(zone.lastIndexOf('/') + 1).equalsIgnoreCase(word))
            .toList();
    return cities.size() == 1 ? Optional.of(cities.getFirst()) : Optional.empty();
  }

  private static String unknown(String typed) {
    return Nearest.sentence(
            typed,
            "a time zone such as",
            List.of("Europe/Berlin", "America/New_York", "Asia/Tokyo", "UTC"))
        .replaceFirst("(?<![?.])$", ".");
  }

  private static List<Suggestion> offered(String typed) {
    String word = typed.strip().toLowerCase(Locale.ROOT).replace(' ', '_');
    return ZONES.stream()
        .filter(zone -> zone.toLowerCase(Locale.ROOT).contains(word))
        .limit(OFFERED)
        .map(Suggestion::of)
        .toList();
  }
}
