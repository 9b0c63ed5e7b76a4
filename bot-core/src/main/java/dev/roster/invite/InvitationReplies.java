package dev.roster.invite;

import dev.roster.access.Role;
import dev.roster.access.Seat;
import dev.roster.action.Action;
import dev.roster.action.Offers;
import dev.roster.chat.Account;
import dev.roster.command.Shown;
import dev.roster.invite.Invitation.State;
import dev.roster.reply.Block;
import dev.roster.reply.Block.Fact;
import dev.roster.reply.Button;
import dev.roster.reply.Reply;
import dev.roster.reply.Sentences;
import dev.roster.reply.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is said about invitations. */
final class InvitationReplies {

  static final String ACCEPT = "invite accept";
  static final String DECLINE = "invite decline";

  /** Cards outlive their invitation, so that a late press gets a proper answer. */
  private static final Duration CARD_LIFE = Duration.ofDays(90);

  private InvitationReplies() {}

  /** What is said when a batch was taken back. */
  static Reply.Message withdrawn(Withdrawing.Withdrawn withdrawn) {
    String standing = standing(withdrawn);
    return Reply.of(
        Span.plain(
            "Undone: %s taken back.%s"
                .formatted(
                    withdrawn.cancelled() == 1
                        ? "the invitation is"
                        : withdrawn.cancelled() + " invitations are",
                    standing.isEmpty() ? "" : " " + standing)));
  }

  /** Which invitations of a batch stand as they are, and why; empty for none. */
  static String standing(Withdrawing.Withdrawn withdrawn) {
    var sentences = new ArrayList<String>();
    if (withdrawn.over() > 0) {
      sentences.add(
          withdrawn.over() == 1
              ? "1 had been answered or was over before."
              : "%d had been answered or were over before.".formatted(withdrawn.over()));
    }
    withdrawn
        .resent()
        .forEach((sender, count) ->
            sentences.add(
                "%s sent again by %s since and %s."
                    .formatted(
                        count == 1 ? "1 was" : count + " were",
                        Shown.of(sender),
                        count == 1 ? "stands" : "stand")));
    return String.join(" ", sentences);
  }

  /** One line for each who was named. */
  static Reply.Message sent(Seat seat, Offer offer, Sent sent) {
    var blocks = new ArrayList<Block>();
    List<Invitation> invited = sent.invited();
    if (!invited.isEmpty()) {
      blocks.add(
          new Block.Paragraph(
              List.of(
                  Span.bold(
                      "Invited %s to %s as %s%s."
                          .formatted(
                              invited.size() == 1
                                  ? invited.getFirst().invitee()
                                  : invited.size() + " people",
                              seat.orgName(),
                              offer.role().title(),
                              offer
                                  .team()
                                  .map(team -> ", into the team " + team.name())
                                  .orElse(""))),
                  Span.plain(" They can accept until "),
                  Span.when(invited.getFirst().expiresAt()),
                  Span.plain("."))));
    }
    if (sent.outcomes().size() > 1 || invited.isEmpty()) {
      for (Sent.Outcome outcome : sent.outcomes()) {
        blocks.add(new Block.Paragraph(line(outcome)));
      }
    }
    return new Reply.Message(blocks);
  }

  private static List<Span> line(Sent.Outcome outcome) {
    var spans = new ArrayList<Span>();
    switch (outcome) {
      case Sent.Outcome.Invited(var invitation) -> {
        spans.add(Span.plain("✓ "));
        spans.add(invitation.inviteeSpan());
        spans.add(
            Span.plain(
                invitation.email().isPresent()
                    ? " gets a mail"
                    : " gets a card as a direct message"));
      }
      case Sent.Outcome.Not(var who, var why, _, _) -> {
        spans.add(Span.plain("✗ "));
        spans.add(Span.bold(who));
        spans.add(Span.plain(" "));
        spans.addAll(Sentences.spans(why));
      }
    }
    spans.add(Span.plain("."));
    return spans;
  }

  /** The card that asks somebody in. */
  static Reply.Message card(
      Invitation invitation, String orgName, String roleTitle, Account to, Offers offers) {
    var facts = facts(invitation, roleTitle);
    facts.add(new Fact("Until", List.of(Span.when(invitation.expiresAt()))));
    return Reply.of(
        new Block.Heading("Join " + orgName + "?"),
        new Block.Facts(facts),
        new Block.Buttons(
            List.of(
                new Button(
                    "Accept", Button.Style.PRIMARY, offers.offer(answer(ACCEPT, invitation, to))),
                new Button(
                    "Decline",
                    Button.Style.PLAIN,
                    offers.offer(answer(DECLINE, invitation, to))))));
  }

  private static List<Fact> facts(Invitation invitation, String roleTitle) {
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("Invited by", List.of(Span.plain(invitation.inviterName()))));
    facts.add(new Fact("Role", List.of(Span.plain(roleTitle))));
    invitation
        .team()
        .ifPresent(team -> facts.add(new Fact("Team", List.of(Span.plain(team.shown())))));
    invitation
        .message()
        .ifPresent(text -> facts.add(new Fact("Message", List.of(Span.plain(text)))));
    return facts;
  }

  private static Action answer(String command, Invitation invitation, Account to) {
    return new Action(
        Action.Answer.UPDATE,
        command,
        Map.of("invitation", invitation.id().toString()),
        Optional.of(invitation.org()),
        Optional.of(to.toString()),
        false,
        false,
        CARD_LIFE);
  }

  /** The card once it is over: no buttons, and what became of it. */
  static Reply.Message ended(
      Invitation invitation, Instant now, String orgName, String roleTitle, boolean isMember) {
    State state = invitation.stateAt(now);
    if (isMember && state != State.ACCEPTED) {
      return alreadyIn(orgName);
    }
    var facts = facts(invitation, roleTitle);
    facts.add(new Fact(title(state), List.of(Span.when(at(invitation)))));
    String heading = state == State.ACCEPTED ? "You are in " + orgName : "Invitation to " + orgName;
    var card = Reply.of(new Block.Heading(heading), new Block.Facts(facts));
    return state == State.ACCEPTED ? card.with(firstSteps()) : card;
  }

  /** What an invitation says to somebody who came in another way. */
  static Reply.Message alreadyIn(String orgName) {
    return Reply.of(
        new Block.Heading("You are in " + orgName),
        new Block.Paragraph(
            List.of(Span.plain("You are in already, so this invitation is not needed any more."))),
        firstSteps());
  }

  /** What whoever accepted hears. */
  static Reply.Message joined(Acceptance.Accepted.Joined joined) {
    var spans =
        new ArrayList<>(
            List.of(
                Span.plain("You joined as "), Span.bold(joined.role().title()), Span.plain(". ")));
    joined.team().ifPresent(note -> spans.add(Span.plain(note + " ")));
    spans.add(Span.plain("Your commands are about %s now.".formatted(joined.org().name())));
    return Reply.of(
        new Block.Heading("You are in " + joined.org().name()),
        new Block.Paragraph(spans),
        firstSteps());
  }

  /** What the inviter hears. */
  static Reply.Message accepted(Span who, String orgName, Role role, Optional<String> warning) {
    return Reply.of(
        who,
        Span.plain(
            " joined %s as %s.%s"
                .formatted(orgName, role.title(), warning.map(words -> " " + words).orElse(""))));
  }

  /** The same when it was declined. */
  static Reply.Message declined(Invitation invitation, String orgName) {
    return Reply.of(
        invitation.inviteeSpan(), Span.plain(" declined the invitation to %s.".formatted(orgName)));
  }

  private static Instant at(Invitation invitation) {
    return invitation.endedAt().orElse(invitation.expiresAt());
  }

  static Block firstSteps() {
    return new Block.Note(
        List.of(
            Span.command("help"),
            Span.plain(" lists what you can do, "),
            Span.command("me"),
            Span.plain(" shows your role.")));
  }

  static String title(State state) {
    String word = state.word();
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
