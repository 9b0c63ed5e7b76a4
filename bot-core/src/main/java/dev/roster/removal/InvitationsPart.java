package dev.roster.removal;

import dev.roster.invite.InviteFeature;
import dev.roster.invite.Outstanding;
import dev.roster.reply.Block.Fact;
import dev.roster.reply.Span;
import dev.roster.store.Tx;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Invitations: what somebody sent and nobody answered ends, and what waits for themselves. */
final class InvitationsPart implements Part {

  /** Addresses of a receipt; the audit has the others. */
  private static final int LISTED = 20;

  private final InviteFeature invite;

  InvitationsPart(InviteFeature invite) {
    this.invite = invite;
  }

  /** The pending invitations that somebody sent. */
  record InvitationsEnd(Outstanding sent) implements Consequence {

    private static final int NAMED = 3;

    @Override
    public List<Fact> ahead() {
      return facts("%d pending, cancelled with it: %s", NAMED);
    }

    @Override
    public List<Fact> done() {
      return facts("%d cancelled: %s", LISTED);
    }

    private List<Fact> facts(String words, int most) {
      return sent.total() == 0
          ? List.of()
          : List.of(
              new Fact(
                  "Invitations", List.of(Span.plain(words.formatted(sent.total(), names(most))))));
    }

    private String names(int most) {
      return Named.some(
          sent.first().stream().limit(most).collect(Collectors.toList()), sent.total());
    }

    @Override
    public List<String> meanwhile() {
      return switch (sent.total()) {
        case 0 -> List.of();
        case 1 ->
            List.of(
                "1 invitation that they sent cannot be accepted meanwhile; `/invite resend` sends it in your name.");
        default ->
            List.of(
                "%d invitations that they sent cannot be accepted meanwhile; `/invite resend` sends one in your name."
                    .formatted(sent.total()));
      };
    }
  }

  @Override
  public InvitationsEnd of(Handle sql, Leaver leaver) {
    return new InvitationsEnd(
        invite.sentBy(sql, leaver.actor().org(), leaver.member().person(), leaver.now(), LISTED));
  }

  @Override
  public void end(Tx tx, Leaver leaver) {
    invite.endSentBy(tx, leaver.member().person());
    invite.endFor(tx, leaver.member().person());
  }
}
