package dev.roster.slack;

import com.slack.api.RequestConfigurator;
import com.slack.api.app_backend.interactive_components.response.ActionResponse;
import com.slack.api.methods.SlackFilesUploadV2Exception;
import com.slack.api.methods.request.files.FilesUploadV2Request.FilesUploadV2RequestBuilder;
import dev.roster.platform.DeliveryException;
import dev.roster.platform.DeliveryException.Verdict;
import dev.roster.reply.Block;
import dev.roster.reply.Layout;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import dev.roster.slack.render.Escapes;
import dev.roster.slack.render.MessageBlocks;
import dev.roster.slack.render.MessageText;
import dev.roster.slack.render.SlackLimits;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives replies to the person who asked: privately where they asked, else in their direct messages.
 * Runs after the acknowledgement and may take as long as Slack does.
 */
final class Answers {

  private static final Logger log = LoggerFactory.getLogger(Answers.class);

  private static final Block FOLLOWS =
      new Block.Note(List.of(Span.plain("The picture follows in your direct messages.")));

  private final RawApi raw;
  private final SlackApi api;
  private final Posts posts;
  private final Optional<URI> apiBase;

  Answers(RawApi raw, SlackApi api, Posts posts, Optional<URI> apiBase) {
    this.raw = raw;
    this.api = api;
    this.posts = posts;
    this.apiBase = apiBase;
  }

  /** Gives a reply; failures end in the log, since there is nobody else to tell. */
  void give(Source source, Reply reply) {
    try {
      var url = url(source);
      switch (reply) {
        case Reply.Message message -> privately(source, url, fitted(message));
        case Reply.Update(var message) -> replace(source, url, fitted(message));
        case Reply.File file -> file(source, url, file);
        case Reply.Picture picture -> picture(source, url, picture);
      }
    } catch (DeliveryException e) {
      log.warn("An answer did not reach {}: {}", source.account(), e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      log.warn("An answer did not reach {}: stopping", source.account());
    }
  }

  private Optional<ResponseUrl> url(Source source) {
    return Optional.ofNullable(source.responseUrl())
        .flatMap(url -> ResponseUrl.open(raw.slack().getHttpClient(), apiBase, url));
  }

  private static List<Reply.Message> fitted(Reply.Message message) {
    return Layout.fit(message, SlackLimits.MESSAGE_LIMITS);
  }

  private void privately(Source source, Optional<ResponseUrl> url, List<Reply.Message> parts)
      throws DeliveryException, InterruptedException {
    for (Reply.Message part : parts) {
      boolean sent = url.isPresent() && url.get().send(response(source, part, false));
      if (!sent) {
        withoutUrl(source, part);
      }
    }
  }

  /** In the channel when the bot may, else in the direct messages. */
  private void withoutUrl(Source source, Reply.Message part) throws DeliveryException {
    if (!source.place().direct()) {
      try {
        posts.ephemeral(source.account(), source.place().channel(), part);
        return;
      } catch (DeliveryException e) {
        if (e.verdict() instanceof Verdict.Disconnected) {
          throw e;
        }
        log.debug("No private answer in {}: {}", source.place().channel(), e.getMessage());
      }
    }
    posts.direct(source.account(), part, "answer " + UUID.randomUUID());
  }

  /** Over the message whose button was pressed; further parts follow privately. */
  private void replace(Source source, Optional<ResponseUrl> url, List<Reply.Message> parts)
      throws DeliveryException, InterruptedException {
    var first = parts.getFirst();
    if (!source.pressed()) {
      privately(source, url, parts);
    } else if (url.isPresent() && url.get().send(response(source, first, true))) {
      privately(source, url, parts.subList(1, parts.size()));
    } else if (source.edited().isPresent()) {
      posts.update(source.edited().get(), first);
      privately(source, Optional.empty(), parts.subList(1, parts.size()));
    } else {
      privately(source, Optional.empty(), parts);
    }
  }

  private static ActionResponse response(Source source, Reply.Message part, boolean replace) {
    var blocks = MessageBlocks.of(part, source.account().tenant());
    return ActionResponse.builder()
        .responseType(replace ? null : "ephemeral")
        .replaceOriginal(replace)
        .text(MessageText.of(part))
        .blocks(blocks.isEmpty() ? null : blocks)
        .build();
  }

  /** Into the direct messages, never into a channel: Slack's files are not private there. */
  private void file(Source source, Optional<ResponseUrl> url, Reply.File file)
      throws DeliveryException, InterruptedException {
    String channel = posts.directChannel(source.account());
    boolean elsewhere = !channel.equals(source.place().channel());
    // A file's comment is mere text: with buttons the caption is a message of its own.
    boolean apart = file.caption().blocks().stream().anyMatch(Block.Buttons.class::isInstance);
    upload(
        source.account().tenant(),
        r ->
            r.channel(channel)
                .filename(file.name())
                .title(file.name())
                .fileData(file.bytes())
                .initialComment(apart && !elsewhere ? null : MessageText.of(file.caption())));
    if (elsewhere || apart) {
      privately(source, url, fitted(file.caption()));
    }
  }

  /** The words at once, the picture behind them in the direct messages. */
  private void picture(Source source, Optional<ResponseUrl> url, Reply.Picture picture)
      throws DeliveryException, InterruptedException {
    String channel = posts.directChannel(source.account());
    boolean elsewhere = !channel.equals(source.place().channel());
    privately(source, url, fitted(elsewhere ? picture.message().with(FOLLOWS) : picture.message()));
    upload(
        source.account().tenant(),
        r ->
            r.channel(channel)
                .filename(picture.name())
                .title(picture.title())
                .altTxt(picture.alternative())
                .fileData(picture.png())
                .initialComment(Escapes.markup(picture.title())));
  }

  private void upload(String team, RequestConfigurator<FilesUploadV2RequestBuilder> request)
      throws DeliveryException, InterruptedException {
    api.call(
        team,
        "files.completeUploadExternal",
        methods -> {
          try {
            return methods.filesUploadV2(request);
          } catch (SlackFilesUploadV2Exception e) {
            throw new IOException("the upload failed", e);
          }
        });
  }
}
