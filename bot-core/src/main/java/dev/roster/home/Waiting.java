package dev.roster.home;

import dev.roster.command.Context;
import dev.roster.domain.DomainFeature;
import dev.roster.invite.InviteFeature;
import dev.roster.reply.Block;
import dev.roster.reply.Reply;
import dev.roster.reply.Span;
import dev.roster.upgrade.UpgradeFeature;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What waits for somebody's answer, of every feature that asks people. */
final class Waiting {

  private final InviteFeature invite;
  private final UpgradeFeature upgrade;
  private final DomainFeature domain;

  Waiting(InviteFeature invite, UpgradeFeature upgrade, DomainFeature domain) {
    this.domain = domain;
    this.invite = invite;
    this.upgrade = upgrade;
  }

  /**
   * The cards with their buttons, one below the other; empty when nothing waits.
   *
   * @param most how many requests to decide on are shown; a line says that there are more
   */
  List<Block> blocks(Context context, Handle sql, int most) {
    var blocks = new ArrayList<Block>();
    invite
        .waitingFor(sql, context.caller().profile(), context.now(), context.offers())
        .forEach(card -> blocks.addAll(card.blocks()));
    upgrade
        .endingSoon(sql, context.caller(), context.now(), context.offers())
        .forEach(card -> blocks.addAll(card.blocks()));
    List<Reply.Message> requests =
        upgrade.waitingFor(sql, context.caller(), context.now(), context.offers(), most);
    requests.forEach(card -> blocks.addAll(card.blocks()));
    if (requests.size() == most) {
      blocks.add(
          new Block.Note(
              List.of(
                  Span.command("upgrade list pending"),
                  Span.plain(" shows all requests for Pro that wait."))));
    }
    domain
        .waitingFor(sql, context.caller(), context.now(), context.offers(), most)
        .forEach(card -> blocks.addAll(card.blocks()));
    return blocks;
  }
}
