package dev.roster.org;

import dev.roster.access.Access;
import dev.roster.access.Permission;
import dev.roster.access.PolicyKey;
import dev.roster.access.Seat;
import dev.roster.command.Confirmation;
import dev.roster.reply.Block;
import dev.roster.reply.Block.Fact;
import dev.roster.reply.Reply;
import dev.roster.reply.Sentences;
import dev.roster.reply.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** What is said about the rules that an org lives by. */
final class PolicyReplies {

  /** What the keys are about that share the tens of their position. */
  private static final Map<Integer, String> SUBJECTS =
      Map.of(
          1, "Coming in", 2, "Roles", 3, "Owner and admins", 4, "Seats", 5, "Teams", 6, "Requests");

  private PolicyReplies() {}

  /** All keys by subject. */
  static Reply.Message page(Seat seat, List<PolicySetting> settings) {
    var blocks = new ArrayList<Block>();
    blocks.add(new Block.Heading("The rules of " + seat.orgName()));
    var bySubject =
        settings.stream()
            .collect(
                Collectors.groupingBy(
                    setting -> setting.key().position() / 10, TreeMap::new, Collectors.toList()));
    bySubject.forEach((subject, keys) -> {
      blocks.add(new Block.Paragraph(List.of(Span.bold(SUBJECTS.getOrDefault(subject, "Others")))));
      blocks.add(
          new Block.Table(
              List.of("Rule", "In force", ""), keys.stream().map(PolicyReplies::row).toList()));
    });
    blocks.add(
        new Block.Note(
            Sentences.spans(
                "What is marked `rights` is set by: %s. `/org policy grant.ceiling` explains a rule, with a value behind it sets it, with `%s` gives it back to the scheme %s."
                    .formatted(
                        whoSets(seat, Permission.ORG_POLICY_RIGHTS),
                        PolicyValues.DEFAULT,
                        seat.scheme().name()))));
    return new Reply.Message(blocks);
  }

  private static Block.Row row(PolicySetting setting) {
    var marks = new ArrayList<Span>();
    if (setting.own().isPresent()) {
      marks.add(Span.plain("set by the org, the scheme has "));
      marks.add(Span.code(setting.shipped()));
    }
    if (setting.key().decidesRights()) {
      marks.add(Span.plain(marks.isEmpty() ? "" : ", "));
      marks.add(Span.plain(setting.key().fixed() ? "goes with the scheme" : "rights"));
    } else if (setting.key().fixed()) {
      marks.add(Span.plain("goes with the scheme"));
    }
    return new Block.Row(
        List.of(
            List.of(Span.code(setting.key().name())),
            List.of(Span.code(setting.inForce())),
            marks.stream().filter(span -> !span.words().isEmpty()).toList()));
  }

  private static String whoSets(Seat seat, Permission permission) {
    String who = Access.whoHolds(seat.scheme(), permission);
    return who.isEmpty() ? "nobody" : who;
  }

  /** One key: what it decides, what it takes, who may set it. */
  static Reply.Message explained(Seat seat, PolicySetting setting) {
    PolicyKey key = setting.key();
    var facts = new ArrayList<Fact>();
    facts.add(
        new Fact(
            "In force",
            List.of(
                Span.code(setting.inForce()),
                Span.plain(setting.own().isPresent() ? ", set by the org" : ", by the scheme"))));
    setting
        .own()
        .ifPresent(
            own -> facts.add(new Fact("The scheme has", List.of(Span.code(setting.shipped())))));
    facts.add(new Fact("Allowed", Sentences.spans(PolicyValues.allowed(key, seat.scheme()))));
    facts.add(
        new Fact(
            "Set by",
            List.of(
                Span.plain(
                    key.fixed()
                        ? "nobody: it goes with the scheme " + seat.scheme().name()
                        : whoSets(seat, Policies.setBy(key))))));
    var message =
        Reply.of(
            new Block.Heading(key.name()),
            new Block.Paragraph(Sentences.spans(key.meaning() + ".")),
            new Block.Facts(facts));
    if (!key.words().isEmpty()) {
      message =
          message.with(
              new Block.Facts(
                  key.words().entrySet().stream()
                      .map(word -> new Fact(word.getKey(), List.of(Span.plain(word.getValue()))))
                      .toList()));
    }
    return Policies.maySet(seat, key)
        ? message.with(
            new Block.Note(
                List.of(
                    Span.command("org policy %s VALUE".formatted(key.name())),
                    Span.plain(" sets it."))))
        : message;
  }

  /** The question before a rights change. */
  static Confirmation question(Seat seat, Policies.Change change) {
    PolicyKey key = change.key();
    return new Confirmation(
        "Set %s to %s in %s?".formatted(key.name(), change.value(), seat.orgName()),
        List.of(
            Span.plain("This changes who may do what, at once. Now: "),
            Span.code(change.before().inForce()),
            Span.plain(meaning(key, change.before().inForce()) + " Then: "),
            Span.code(change.value()),
            Span.plain(meaning(key, change.value()))),
        true);
  }

  private static String meaning(PolicyKey key, String value) {
    return key.meaningOf(value)
        .map(words ->
            " (" + words.substring(0, 1).toLowerCase(Locale.ROOT) + words.substring(1) + ").")
        .orElse(".");
  }

  /** What was decided, and what to know about it. */
  static Reply.Message changed(Handle sql, Seat seat, Policies.Change change) {
    PolicyKey key = change.key();
    var message =
        Reply.of(
            Span.code(key.name()),
            Span.plain(" of " + seat.orgName() + " is now "),
            Span.code(change.value()),
            Span.plain(
                change.own().isPresent()
                    ? " (was %s).".formatted(change.before().inForce())
                    : ", as its scheme has it (was %s).".formatted(change.before().inForce())));
    return PolicyEffects.of(sql, seat, change)
        .map(note -> message.with(new Block.Note(Sentences.spans(note))))
        .orElse(message);
  }

  static Reply.Message undone(Seat seat, Policies.Change change) {
    return Reply.of(
        Span.plain("Undone: "),
        Span.code(change.key().name()),
        Span.plain(" of " + seat.orgName() + " is "),
        Span.code(change.value()),
        Span.plain(" again."));
  }
}
