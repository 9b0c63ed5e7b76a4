package dev.roster.removal;

import dev.roster.reply.Block.Fact;
import dev.roster.reply.Span;
import dev.roster.store.Tx;
import dev.roster.upgrade.UpgradeFeature;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Somebody's own open request for Pro: nobody decides on it any more. */
final class RequestPart implements Part {

  private final UpgradeFeature upgrade;

  RequestPart(UpgradeFeature upgrade) {
    this.upgrade = upgrade;
  }

  /** The code of the request. */
  record RequestEnds(Optional<String> code) implements Consequence {

    @Override
    public List<Fact> ahead() {
      return facts(" open, cancelled with it");
    }

    @Override
    public List<Fact> done() {
      return facts(" cancelled");
    }

    private List<Fact> facts(String words) {
      return code.map(
              open -> new Fact("Request for Pro", List.of(Span.code(open), Span.plain(words))))
          .map(List::of)
          .orElse(List.of());
    }

    @Override
    public List<String> meanwhile() {
      return code.map(
              "Their request for Pro (`%s`) stays, and cannot be approved meanwhile."::formatted)
          .map(List::of)
          .orElse(List.of());
    }
  }

  @Override
  public RequestEnds of(Handle sql, Leaver leaver) {
    return new RequestEnds(
        upgrade.open(sql, leaver.actor().org(), leaver.member().person(), leaver.now()));
  }

  @Override
  public void end(Tx tx, Leaver leaver) {
    upgrade.end(tx, leaver.member().person());
  }
}
