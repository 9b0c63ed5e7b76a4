package dev.roster.upgrade;

import static dev.roster.command.Option.required;

import dev.roster.command.Need;
import dev.roster.command.Params;
import dev.roster.command.Query;
import dev.roster.command.Scan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What programs read of the requests for Pro in an org. */
public final class UpgradeQueries {

  private UpgradeQueries() {}

  /**
   * A request.
   *
   * @param code what people type, such as {@code r-7k2m}
   * @param requester the person who asks
   * @param term for how long, such as {@code 30d}; absent for no end
   * @param state pending, approved, denied, cancelled or expired, at this moment
   * @param endedAt when it was decided or ended; absent while it is pending
   * @param decidedBy who decided; absent when nobody did
   * @param answer what they said
   * @param until when the Pro that it gave ends
   */
  public record View(
      String code,
      UUID requester,
      String name,
      Optional<String> reason,
      Optional<String> term,
      String state,
      Instant createdAt,
      Instant expiresAt,
      Optional<Instant> endedAt,
      Optional<String> decidedBy,
      Optional<String> answer,
      Optional<Instant> until) {}

  /**
   * A page of requests, the newest first.
   *
   * @param next from where the next one is read; absent at the end
   */
  public record Listed(List<View> rows, Optional<String> next) {
    /** Copies the rows. */
    public Listed {
      rows = List.copyOf(rows);
    }
  }

  /** {@code upgrade list}, a page of so many. */
  public static Query<?, Listed> list(int size) {
    return query(ListUpgrades.query(size));
  }

  private static <A> Query<A, Listed> query(Query<A, Scan<UpgradeRequest>> listing) {
    return new Query<>(
        listing.need(),
        listing.params(),
        (context, sql, args) -> {
          Scan<UpgradeRequest> page = listing.looking().look(context, sql, args);
          return new Listed(
              page.rows().stream().map(one -> view(one, context.now())).toList(), page.next());
        });
  }

  /** {@code upgrade show}. */
  public static Query<String, View> one() {
    return new Query<>(
        new Need.Member(),
        Params.of(
            required(DecideUpgrade.REQUEST, "Which request", Suggesting.visible()), code -> code),
        (context, sql, code) ->
            view(ShowUpgrade.visible(sql, context.seat(), code), context.now()));
  }

  private static View view(UpgradeRequest request, Instant now) {
    return new View(
        request.code(),
        request.requester(),
        request.requesterName(),
        request.reason(),
        request.term().map(Term::word),
        request.stateAt(now).word(),
        request.createdAt(),
        request.expiresAt(),
        request.isOpenAt(now) ? Optional.empty() : Optional.of(request.overAt()),
        request.verdict().map(UpgradeRequest.Verdict::name),
        request.verdict().flatMap(UpgradeRequest.Verdict::reason),
        request.grantedUntil());
  }
}
