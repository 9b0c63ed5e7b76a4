package dev.roster.upgrade;

import dev.roster.command.Command;
import dev.roster.member.Members;
import java.util.List;

/** The commands about tiers. */
final class UpgradeCommands {

  private UpgradeCommands() {}

  static List<Command<?>> all(
      Requests requests,
      Deciding deciding,
      Tiers tiers,
      Members members,
      Card.Reader cards,
      Refreshing refreshing) {
    var decide = new DecideUpgrade(deciding, cards);
    return List.of(
        ChangeTier.declare(tiers, members),
        RequestUpgrade.declare(requests, cards),
        RenewUpgrade.declare(requests, cards),
        ListUpgrades.declare(refreshing),
        ShowUpgrade.declare(cards, refreshing),
        decide.approve(),
        decide.deny(),
        CancelUpgrade.declare(requests, cards),
        UndoUpgrade.approval(deciding),
        UndoUpgrade.tier(tiers));
  }
}
