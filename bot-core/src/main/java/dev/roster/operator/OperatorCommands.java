package dev.roster.operator;

import dev.roster.access.Refusal;
import dev.roster.apikey.KeyEnds;
import dev.roster.command.Caller;
import dev.roster.command.Callers;
import dev.roster.command.Command;
import dev.roster.command.Context;
import dev.roster.command.Need;
import dev.roster.invite.InviteFeature;
import dev.roster.member.Members;
import dev.roster.notice.Notices;
import dev.roster.org.Orgs;
import dev.roster.org.PersonalOrgs;
import dev.roster.person.People;
import dev.roster.platform.Mailer;
import dev.roster.removal.Farewell;
import dev.roster.store.Databases;
import dev.roster.store.OutboxRelay;
import dev.roster.store.Tx;
import java.util.List;

/** The commands of the people who run this Roster. */
public final class OperatorCommands {

  private static final String ONLY =
      "Only platform admins can do this: the people who run this Roster. They are known by signing in, or in the workspace that Roster's own configuration names.";

  /** What each needs. */
  static final Need NEED = new Need.Judged(Caller::platformAdmin, ONLY);

  /** What they stand on. */
  public record Shared(
      Databases databases,
      Callers callers,
      People people,
      Members members,
      Orgs orgs,
      PersonalOrgs personal,
      InviteFeature invite,
      KeyEnds keys,
      Notices notices,
      Farewell farewell,
      Announcing announcing) {

    Known known() {
      return new Known(people);
    }
  }

  private OperatorCommands() {}

  /** All of them, in the order of help. */
  public static List<Command<?>> all(Shared shared) {
    return List.of(
        AttachMember.declare(shared),
        UndoAttach.declare(shared),
        SetFlag.declare(shared),
        SetFlag.undo(shared),
        EraseAccount.declare(shared));
  }

  /** Names who sends what the outbox holds. */
  public static void register(OutboxRelay relay, Shared shared, Mailer mailer) {
    new OperatorMail(shared.databases(), shared.people(), mailer).register(relay);
  }

  /**
   * Decides within the change.
   *
   * @throws Refusal for anybody else
   */
  static void require(Context context, Tx tx) {
    if (!context.caller().platformAdmin()) {
      throw new Refusal(ONLY);
    }
    tx.actsAsOperator();
  }
}
