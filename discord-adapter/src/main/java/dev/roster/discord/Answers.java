package dev.roster.discord;

import dev.roster.platform.DeliveryException;
import dev.roster.platform.DeliveryException.Verdict;
import dev.roster.platform.Tries;
import dev.roster.reply.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.requests.RestAction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives replies to the person who asked, privately. Runs after the acknowledgement and may take as
 * long as Discord does; parts go one after the other, because Discord takes a follow-up that
 * overtakes the answer for the answer (platforms.md 3).
 */
final class Answers {

  private static final Logger log = LoggerFactory.getLogger(Answers.class);
  private static final Tries TRIES = new Tries(4, Duration.ofMillis(500), Duration.ofSeconds(20));

  // Unknown webhook, invalid webhook token: the 15 minutes are over.
  private static final Set<Integer> OVER = Set.of(10_015, 50_027);

  private final Posts posts;
  private final Drafts drafts;

  Answers(Posts posts, Drafts drafts) {
    this.posts = posts;
    this.drafts = drafts;
  }

  /**
   * Where an answer goes.
   *
   * @param source who asked
   * @param hook what takes answers for 15 minutes
   * @param edits whether a message's button was pressed that the answer may replace; else a private
   *     message waits for it
   */
  record Waiting(Source source, InteractionHook hook, boolean edits) {}

  /** Gives a reply; failures end in the log, since there is nobody else to tell. */
  void give(Waiting waiting, Reply reply) {
    try {
      switch (reply) {
        case Reply.Message message -> privately(waiting, message);
        case Reply.Update(var message) -> answer(waiting, drafts.parts(message), true);
        case Reply.File file -> file(waiting, file);
        case Reply.Picture picture -> picture(waiting, picture);
      }
    } catch (DeliveryException e) {
      log.warn("An answer did not reach {}: {}", waiting.source().account(), e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      log.warn("An answer did not reach {}: stopping", waiting.source().account());
    }
  }

  private void privately(Waiting waiting, Reply.Message message)
      throws DeliveryException, InterruptedException {
    answer(waiting, drafts.parts(message), !waiting.edits());
  }

  /** The picture above the first part: nobody else sees what is attached to a private message. */
  private void picture(Waiting waiting, Reply.Picture picture)
      throws DeliveryException, InterruptedException {
    answer(waiting, drafts.parts(picture.message()), Optional.of(picture), !waiting.edits());
  }

  /** Each part once the one before is there. */
  private void answer(Waiting waiting, List<Reply.Message> parts, boolean inPlace)
      throws DeliveryException, InterruptedException {
    answer(waiting, parts, Optional.empty(), inPlace);
  }

  private void answer(
      Waiting waiting, List<Reply.Message> parts, Optional<Reply.Picture> picture, boolean inPlace)
      throws DeliveryException, InterruptedException {
    for (int i = 0; i < parts.size(); i++) {
      Reply.Message part = parts.get(i);
      Optional<Reply.Picture> above = i == 0 ? picture : Optional.empty();
      var sending =
          i == 0 && inPlace
              ? waiting.hook().editOriginal(drafts.edit(part, above))
              : waiting.hook().sendMessage(drafts.create(part, above)).setEphemeral(true);
      if (!sent(sending)) {
        directly(waiting.source(), parts.subList(i, parts.size()), i);
        return;
      }
    }
  }

  /** False when the time for answers is over. */
  private static boolean sent(RestAction<?> sending)
      throws DeliveryException, InterruptedException {
    return TRIES.of(() -> {
      try {
        sending.complete();
        return true;
      } catch (ErrorResponseException e) {
        if (OVER.contains(e.getErrorCode())) {
          return false;
        }
        throw new DeliveryException(verdict(e), e.getErrorCode() + " " + e.getMeaning());
      } catch (CompletionException | RejectedExecutionException e) {
        // JDA is shutting down, or took too long.
        throw new DeliveryException(new Verdict.Never(), e.getClass().getSimpleName());
      }
    });
  }

  /** Asked again sooner than from the outbox: somebody waits, and Discord names no time. */
  private static Verdict verdict(ErrorResponseException failure) {
    Verdict verdict = DiscordVerdicts.of(failure);
    return verdict instanceof Verdict.Later ? new Verdict.Later(Duration.ZERO) : verdict;
  }

  /** Work that took longer than Discord waits is answered in the direct messages. */
  private void directly(Source source, List<Reply.Message> parts, int from)
      throws DeliveryException {
    try {
      for (int i = 0; i < parts.size(); i++) {
        posts.direct(
            source.account().user(), parts.get(i), "answer " + source.delivery() + (from + i));
      }
    } catch (Rest.Refused e) {
      throw e.toDelivery("answer directly");
    }
  }

  /** Into the direct messages, with what is said beside it as the answer. */
  private void file(Waiting waiting, Reply.File file)
      throws DeliveryException, InterruptedException {
    try {
      posts.file(waiting.source().account().user(), file, "file " + waiting.source().delivery());
      privately(waiting, file.caption());
    } catch (Rest.Refused e) {
      boolean closed = Posts.CLOSED.contains(e.code());
      log.info("A file did not reach {}: {}", waiting.source().account(), e.code());
      privately(
          waiting,
          Reply.text(
              closed
                  ? "The file would go to your direct messages, but you take none from this server."
                      + " Allow them in the server's privacy settings and run the command again."
                  : "Discord did not take the file. Please run the command again; if it stays, tell"
                      + " whoever runs Roster the number "
                      + e.code()
                      + "."));
    } catch (DeliveryException e) {
      privately(
          waiting,
          Reply.text("Discord did not take the file right now. Please run the command again."));
      throw e;
    }
  }
}
