package dev.roster.member;

import dev.roster.access.Seat;
import dev.roster.action.Action;
import dev.roster.command.Context;
import dev.roster.command.Undo;
import dev.roster.reply.Block;
import dev.roster.reply.Button;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The button on a member's card that platform admins have for the flag subscriber admin (C13). */
public final class MemberFlag {

  /** The command that it runs. */
  public static final String PATH = "member subscriber-admin";

  /** Its option for whom. */
  public static final String PERSON = "person";

  /** Its option for whether they shall be. */
  public static final String ON = "on";

  private MemberFlag() {}

  /** The words of the command. */
  public static Map<String, String> words(UUID person, boolean on) {
    return Map.of(PERSON, person.toString(), ON, on ? "yes" : "no");
  }

  /** The button; nothing for anybody else, and where the scheme knows no such flag. */
  static List<Block> button(Context context, Member member) {
    Seat seat = context.seat();
    if (!seat.isOperator() || seat.scheme().flagged(Member.SUBSCRIBER_ADMIN).isEmpty()) {
      return List.of();
    }
    var action =
        new Action(
            Action.Answer.UPDATE,
            PATH,
            words(member.person(), !member.subscriberAdmin()),
            Optional.of(seat.org()),
            Optional.of(context.call().account().toString()),
            false,
            true,
            Undo.LIFE);
    return List.of(
        new Block.Buttons(
            List.of(
                new Button(
                    member.subscriberAdmin() ? "End subscriber admin" : "Make subscriber admin",
                    Button.Style.PLAIN,
                    context.offers().offer(action)))));
  }
}
