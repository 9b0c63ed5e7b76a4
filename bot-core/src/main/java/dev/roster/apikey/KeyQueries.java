package dev.roster.apikey;

import static dev.roster.command.Option.carried;
import static dev.roster.command.Option.optional;

import dev.roster.access.Permission;
import dev.roster.access.Seat;
import dev.roster.command.Context;
import dev.roster.command.Cursor;
import dev.roster.command.Kind;
import dev.roster.command.Need;
import dev.roster.command.Page;
import dev.roster.command.Paging;
import dev.roster.command.Params;
import dev.roster.command.PersonRef;
import dev.roster.command.Query;
import dev.roster.member.Member;
import dev.roster.member.MemberCommands;
import dev.roster.member.Members;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What programs read of the keys of an org. */
public final class KeyQueries {

  /** Nobody's keys: those of the org alone are listed then. */
  private static final UUID NOBODY = new UUID(0, 0);

  private final ApiKeys keys;
  private final Members members;
  private final int size;

  private KeyQueries(ApiKeys keys, Members members, int size) {
    this.keys = keys;
    this.members = members;
    this.size = size;
  }

  /**
   * A key in a list.
   *
   * @param owner how whoever it speaks for is called
   * @param state whether it works, and why not
   */
  public record Row(ApiKey key, String owner, KeyState state) {}

  /**
   * A page of keys, the newest first.
   *
   * @param next from where the next one is read; absent at the end
   */
  public record Found(List<Row> rows, Optional<String> next) {
    /** Copies the rows. */
    public Found {
      rows = List.copyOf(rows);
    }
  }

  private record Args(Optional<PersonRef> person, Optional<String> after) {}

  /** {@code key list}, a page of so many: somebody's, or the org's own without a person. */
  public static Query<?, Found> list(ApiKeys keys, Members members, int size) {
    var queries = new KeyQueries(keys, members, size);
    return new Query<Args, Found>(
        new Need.Holds(Permission.KEYS_MANAGE),
        Params.of(
            optional("person", "Whose", MemberCommands.person(members)),
            carried(Paging.AFTER, new Kind.Text(36)),
            Args::new),
        queries::list);
  }

  private Found list(Context context, Handle sql, Args args) {
    Seat seat = context.seat();
    Optional<Member> owner = args.person().map(who -> members.find(sql, seat, who));
    UUID of = owner.map(Member::person).orElse(NOBODY);
    Page<KeySearch.Found> page =
        new KeySearch(seat.org(), of, owner.isEmpty())
            .page(sql, new Cursor(args.after(), Optional.empty()), size);
    List<Row> rows =
        keys.listed(sql, seat, of, page.rows(), context.now()).stream()
            .map(row -> new Row(row.key(), row.owner(), row.state()))
            .toList();
    return new Found(
        rows,
        page.hasNext()
            ? Optional.of(page.rows().getLast().key().id().toString())
            : Optional.empty());
  }
}
