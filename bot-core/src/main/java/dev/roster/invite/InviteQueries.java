package dev.roster.invite;

import dev.roster.command.Query;
import dev.roster.command.Scan;
import java.util.List;
import java.util.Optional;

/** What programs read of the invitations of an org. */
public final class InviteQueries {

  private InviteQueries() {}

  /**
   * An invitation.
   *
   * @param state as it is at this moment
   */
  public record Row(Invitation invitation, Invitation.State state) {}

  /**
   * A page of invitations, the newest first.
   *
   * @param next from where the next one is read; absent at the end
   */
  public record Listed(List<Row> rows, Optional<String> next) {
    /** Copies the rows. */
    public Listed {
      rows = List.copyOf(rows);
    }
  }

  /** {@code invite list}, a page of so many. */
  public static Query<?, Listed> list(int size) {
    return query(ListInvitations.query(size));
  }

  private static <A> Query<A, Listed> query(Query<A, Scan<Invitation>> listing) {
    return new Query<>(
        listing.need(),
        listing.params(),
        (context, sql, args) -> {
          Scan<Invitation> page = listing.looking().look(context, sql, args);
          return new Listed(
              page.rows().stream().map(one -> new Row(one, one.stateAt(context.now()))).toList(),
              page.next());
        });
  }
}
