package dev.roster.command;

import dev.roster.access.Decision;
import dev.roster.access.Refusal;
import dev.roster.access.Role;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.reply.Sentences;
import dev.roster.reply.Span;
import dev.roster.store.Databases;
import dev.roster.store.UnknownOutcomeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what did not work out, so that the person knows what to do next. */
final class Failures {

  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
  private static final int NAMES = 3;

  private final Databases databases;
  private final Callers callers;

  Failures(Databases databases, Callers callers) {
    this.databases = databases;
    this.callers = callers;
  }

  /** What is wrong with the words. */
  Outcome misused(UsageException e, Optional<Command<?>> command) {
    return new Outcome.Misused(usage(e, command), capital(e.sentence()));
  }

  /** Why it may not be done. */
  Outcome refused(Refusal e, Optional<UUID> org) {
    Reply.Message answer = refusal(e, org);
    String rule = e.denied().map(Decision.Denied::rule).orElse("");
    return new Outcome.Refused(answer, answer.words(), e.kind(), rule);
  }

  /** The sentence of what is wrong with the words, and how the command is typed. */
  private static Reply.Message usage(UsageException e, Optional<Command<?>> command) {
    Reply.Message sentence = Sentences.message(capital(e.sentence()));
    return command
        .filter(Command::typed)
        .map(c ->
            sentence.with(
                new Block.Note(
                    List.of(
                        Span.plain("How it is typed: "),
                        Span.command(c.usage()),
                        Span.plain(" For example: "),
                        Span.command(c.example())))))
        .orElse(sentence);
  }

  /** Why it may not be done, and who could do it, by name where the org is known. */
  private Reply.Message refusal(Refusal e, Optional<UUID> org) {
    Optional<Decision.Denied> denied = e.denied().filter(d -> !d.who().isEmpty());
    if (denied.isEmpty() || org.isEmpty()) {
      return Sentences.message(e.sentence());
    }
    List<Role> roles = denied.get().who();
    List<String> names = names(org.get(), roles);
    if (names.isEmpty()) {
      return Sentences.message(e.sentence());
    }
    String titles = roles.reversed().stream().map(Role::title).collect(Collectors.joining(" or "));
    var spans = new ArrayList<Span>(Sentences.spans(denied.get().reason()));
    spans.add(Span.plain(" Who could: "));
    spans.add(Span.plain(String.join(", ", names)));
    String beside =
        denied.get().others().stream().map(other -> " or " + other).collect(Collectors.joining());
    spans.add(Span.plain(" (" + titles + ")" + beside + "."));
    return new Reply.Message(List.of(new Block.Paragraph(spans)));
  }

  private List<String> names(UUID org, List<Role> roles) {
    try {
      return databases.read(sql -> callers.holders(sql, org, roles, NAMES));
    } catch (RuntimeException databaseIsDown) {
      return List.of();
    }
  }

  /** Something that should not happen: one line in the log, its id in the answer. */
  Outcome failed(RuntimeException e, Call call, Optional<Command<?>> command) {
    String id = ErrorId.next();
    boolean unavailable = e instanceof UnknownOutcomeException || Databases.isUnavailable(e);
    return new Outcome.Failed(fault(id, e, call, command), id, unavailable);
  }

  private static Reply.Message fault(
      String id, RuntimeException e, Call call, Optional<Command<?>> command) {
    String what = command.map(Command::path).orElse(call.input().door());
    LOG.error("{} {} failed: {}", id, what, rootCause(e));
    LOG.debug("{}", id, e);
    if (e instanceof UnknownOutcomeException) {
      return Sentences.message(
          "Roster lost its database just now and cannot tell whether this was done. Please look in"
              + " a minute, before you try again. (`"
              + id
              + "`)");
    }
    if (Databases.isUnavailable(e)) {
      return Sentences.message(
          "Roster cannot reach its database right now, so this was not done. Please try again in a"
              + " minute. (`"
              + id
              + "`)");
    }
    return Sentences.message(
        "Something went wrong in Roster. Please try again; if it stays like this, tell whoever runs"
            + " Roster this number: `"
            + id
            + "`.");
  }

  private static String rootCause(Throwable e) {
    Throwable root = e;
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      root = cause;
    }
    String line = String.valueOf(root.getMessage()).replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ");
    return root.getClass().getSimpleName() + ": " + line;
  }

  private static String capital(String sentence) {
    String whole = sentence.endsWith(".") || sentence.endsWith("?") ? sentence : sentence + ".";
    return Character.toUpperCase(whole.charAt(0)) + whole.substring(1);
  }
}
