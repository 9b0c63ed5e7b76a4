package dev.roster.slack;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import dev.roster.chat.Account;
import dev.roster.chat.Place;
import dev.roster.command.Call;
import dev.roster.command.Input;
import dev.roster.platform.DeliveryException;
import dev.roster.reply.Layout;
import dev.roster.reply.Reply;
import dev.roster.slack.render.MessageBlocks;
import dev.roster.slack.render.SlackLimits;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows the command {@code home} on the app's home tab. */
final class HomeTab {

  private static final Logger log = LoggerFactory.getLogger(HomeTab.class);

  /** Slack's limit on the blocks of a view (platforms.md 2). */
  private static final int MOST_BLOCKS = 100;

  private final Interactions interactions;
  private final SlackApi api;
  private final Posts posts;

  HomeTab(Interactions interactions, SlackApi api, Posts posts) {
    this.interactions = interactions;
    this.api = api;
    this.posts = posts;
  }

  /** A user's own place: what is answered there goes to the direct messages. */
  Source source(String team, String user) {
    var account = new Account(SlackPlatform.NAME, team, user);
    String channel;
    try {
      channel = posts.directChannel(account);
    } catch (DeliveryException e) {
      log.debug("No direct messages with {}: {}", user, e.getMessage());
      channel = user;
    }
    var place = new Place(SlackPlatform.NAME, team, channel, true);
    return new Source(account, place, null, false, null);
  }

  /** Draws the tab. */
  void show(Source source, String delivery) {
    var call = new Call(source.account(), source.place(), new Input.Line("home"), delivery);
    Reply.Message message =
        switch (interactions.handle(call)) {
          case Reply.Message said -> said;
          case Reply.Update(var said) -> said;
          case Reply.File file -> file.caption();
          case Reply.Picture picture -> picture.message();
        };
    try {
      publish(source.account(), message);
    } catch (DeliveryException e) {
      log.warn("The home tab of {} was not drawn: {}", source.account(), e.getMessage());
    }
  }

  private void publish(Account account, Reply.Message message) throws DeliveryException {
    List<LayoutBlock> blocks = new ArrayList<>();
    for (Reply.Message part : Layout.fit(message, SlackLimits.MESSAGE_LIMITS)) {
      blocks.addAll(MessageBlocks.of(part, account.tenant()));
    }
    if (blocks.size() > MOST_BLOCKS) {
      log.warn("The home tab of {} shows {} of {} blocks", account, MOST_BLOCKS, blocks.size());
      blocks = blocks.subList(0, MOST_BLOCKS);
    }
    var view = View.builder().type("home").blocks(blocks).build();
    api.call(
        account.tenant(),
        "views.publish",
        methods -> methods.viewsPublish(r -> r.userId(account.user()).view(view)));
  }
}
