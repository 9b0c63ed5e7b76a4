package dev.roster.upgrade;

import dev.roster.access.Seat;
import dev.roster.member.Member;
import dev.roster.notice.Notices;
import dev.roster.person.People;
import dev.roster.person.Person;
import dev.roster.reply.Reply;
import dev.roster.reply.Sentences;
import dev.roster.reply.Span;
import dev.roster.store.Tx;
import dev.roster.upgrade.UpgradeRequest.State;
import dev.roster.upgrade.UpgradeRequest.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What the person whose tier it is hears in a direct message. */
final class Tellings {

  private final Notices notices;
  private final People people;

  Tellings(Notices notices, People people) {
    this.notices = notices;
    this.people = people;
  }

  /** Somebody decided on the request. */
  void decided(Tx tx, Seat actor, UpgradeRequest request, Held is) {
    var spans = new ArrayList<Span>();
    spans.add(name(tx.sql(), actor.person()));
    boolean approved = request.state() == State.APPROVED;
    spans.add(
        Span.plain(
            " %s your request for Pro in %s ("
                .formatted(approved ? "approved" : "denied", actor.orgName())));
    spans.add(Span.code(request.code()));
    spans.add(Span.plain("). "));
    if (approved || !is.isPro()) {
      spans.add(Span.plain(approved ? "You are on " : "You stay on "));
      spans.addAll(is.spans());
      spans.add(Span.plain(approved ? " now." : "."));
    } else {
      spans.addAll(staysOn(is));
    }
    addReason(spans, request);
    tell(tx, actor.org(), request.requester(), spans);
  }

  /** Somebody set the tier. */
  void tierSet(Tx tx, Seat actor, Member member, Held to, Optional<UpgradeRequest> settled) {
    var spans = new ArrayList<Span>();
    spans.add(name(tx.sql(), actor.person()));
    spans.add(Span.plain(" set your tier in %s to ".formatted(actor.orgName())));
    spans.addAll(to.spans());
    spans.add(Span.plain("."));
    settled.ifPresent(request -> {
      spans.add(Span.plain(" That answers your request "));
      spans.add(Span.code(request.code()));
      spans.add(Span.plain("."));
    });
    tell(tx, actor.org(), member.person(), spans);
  }

  /** Somebody took back what they approved or set. */
  void undone(Tx tx, Seat actor, Member member, Held to, Optional<UpgradeRequest> request) {
    var spans = new ArrayList<Span>();
    spans.add(name(tx.sql(), actor.person()));
    if (request.isPresent()) {
      spans.add(Span.plain(" took the approval of your request "));
      spans.add(Span.code(request.get().code()));
      spans.add(Span.plain(" back."));
    } else {
      spans.add(Span.plain(" took the change of your tier back."));
    }
    spans.add(Span.plain(" You are on "));
    spans.addAll(to.spans());
    spans.add(Span.plain(" in %s again.".formatted(actor.orgName())));
    if (!to.isPro()) {
      spans.addAll(Sentences.spans(" `/upgrade request` asks for Pro."));
    }
    tell(tx, actor.org(), member.person(), spans);
  }

  private static List<Span> staysOn(Held is) {
    var spans = new ArrayList<Span>();
    spans.add(Span.plain(is.until().isPresent() ? "You stay on " : "You are on "));
    spans.addAll(is.spans());
    spans.add(Span.plain(is.until().isPresent() ? "; then you are on Base." : " now."));
    return spans;
  }

  /** Pro ended by itself. */
  void ended(Tx tx, String orgName, Member member, Held.End end, Optional<UpgradeRequest> waiting) {
    var spans = new ArrayList<Span>();
    spans.add(
        Span.plain("Your Pro in %s was for %s and ended ".formatted(orgName, end.term().words())));
    spans.add(Span.when(end.at()));
    spans.add(Span.plain(". You are on Base now. "));
    if (waiting.isPresent()) {
      spans.add(Span.plain("Your request "));
      spans.add(Span.code(waiting.get().code()));
      spans.add(Span.plain(" still waits for a decision."));
    } else {
      spans.addAll(
          Sentences.spans(
              "`/upgrade request for:%s` asks for as long again.".formatted(end.term().word())));
    }
    tell(tx, tx.org(), member.person(), spans);
  }

  /** Nobody decided in time. */
  void expired(Tx tx, UpgradeRequest request) {
    var spans = new ArrayList<Span>();
    spans.add(Span.plain("Nobody decided on your request for Pro ("));
    spans.add(Span.code(request.code()));
    spans.add(
        Span.plain(") in %d days, so it has expired. ".formatted(UpgradeRequest.LIFE.toDays())));
    spans.addAll(Sentences.spans("`/upgrade request` asks again."));
    tell(tx, request.org(), request.requester(), spans);
  }

  private Span name(Handle sql, UUID person) {
    return people.find(sql, person).map(Person::span).orElseGet(() -> Span.plain("Somebody"));
  }

  private static void addReason(List<Span> spans, UpgradeRequest request) {
    request
        .verdict()
        .flatMap(Verdict::reason)
        .ifPresent(reason -> {
          spans.add(Span.plain(" Why: "));
          spans.add(Span.plain(reason));
        });
  }

  private void tell(Tx tx, UUID org, UUID person, List<Span> spans) {
    notices.tell(tx, org, person, Reply.of(spans.toArray(Span[]::new)));
  }
}
