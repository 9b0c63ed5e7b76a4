package dev.roster.audit;

import dev.roster.audit.Fault.Kind;
import dev.roster.audit.StoredRow.Position;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Follows one chain row by row. What a row that does not fit means shows only with the next one
 * that does, so such rows wait until then.
 */
final class ChainCheck {

  /** So many rows without one that fits: the key is another one. */
  private static final int ENOUGH_FOR_THE_KEY = 1_000;

  private final UUID chain;
  private final Seal seal;
  private final Findings findings;

  /** Read, but not looked at yet: whether its change goes on shows with the next. */
  private @Nullable StoredRow latest;

  /** The last row that fits, and what its HMAC says of its place. */
  private @Nullable StoredRow anchor;

  private Seal.Place said = Seal.Place.LAST;

  /** Rows since then that do not fit; the first ones. */
  private final List<StoredRow> misfits = new ArrayList<>();

  private long furtherMisfits;
  private long events;
  private long erased;
  private Optional<Instant> since = Optional.empty();

  ChainCheck(UUID chain, Seal seal) {
    this.chain = chain;
    this.seal = seal;
    this.findings = new Findings(seal);
  }

  /** Takes the next row; whether it wants more. */
  boolean take(StoredRow row) {
    if (latest != null) {
      look(latest, row);
    }
    latest = row;
    return !isHopeless();
  }

  private boolean isHopeless() {
    return anchor == null && events >= ENOUGH_FOR_THE_KEY;
  }

  /**
   * The result.
   *
   * @param head the version that the chain's org has; empty when there is no such org
   */
  ChainReport end(OptionalLong head) {
    if (latest != null && !isHopeless()) {
      look(latest, null);
    }
    if (events > 0 && anchor == null) {
      findings.noneFits(events);
    } else {
      settleEnd(head);
    }
    return new ChainReport(chain, events, erased, since, findings.all(), findings.more());
  }

  private void look(StoredRow row, @Nullable StoredRow next) {
    events++;
    if (events == 1) {
      since = row.at();
    }
    if (row.isErased()) {
      erased++;
    }
    boolean goesOn = next != null && next.number().version() == row.number().version();
    var place = row.sealedAs(seal, goesOn ? Seal.Place.MORE : Seal.Place.LAST);
    if (place.isEmpty()) {
      if (misfits.size() < Findings.MOST) {
        misfits.add(row);
      } else {
        furtherMisfits++;
      }
      return;
    }
    settleBefore(row);
    if (!row.isPersonalWhole()) {
      findings.otherWords(row);
    }
    anchor = row;
    said = place.get();
  }

  /** Says what lies between the last row that fits and this one, which fits too. */
  private void settleBefore(StoredRow row) {
    boolean linked = Arrays.equals(row.previous(), anchor == null ? AuditLog.START : anchor.hash());
    if (linked) {
      if (misfits.isEmpty() && !number(anchor).isFollowedBy(row.number())) {
        findings.unnumbered(number(anchor), row);
      }
      settleMisfits(Kind.INSERTED);
    } else if (misfits.isEmpty()) {
      findings.deleted(anchor, row);
    } else {
      settleGaps();
      boolean gap = furtherMisfits == 0 && isGap(misfits.getLast(), row);
      StoredRow last = misfits.getLast();
      settleMisfits(Kind.CHANGED);
      if (gap) {
        findings.deleted(last, row);
      }
    }
  }

  /** Rows are also missing where the numbers of those that do not fit leave a gap. */
  private void settleGaps() {
    StoredRow before = anchor;
    for (StoredRow misfit : misfits) {
      if (isGap(before, misfit)) {
        findings.deleted(before, misfit);
      }
      before = misfit;
    }
  }

  private static boolean isGap(@Nullable StoredRow before, StoredRow row) {
    return !number(before).isFollowedBy(row.number());
  }

  private void settleMisfits(Kind kind) {
    misfits.forEach(row -> findings.misfit(kind, row));
    findings.further(furtherMisfits);
    misfits.clear();
    furtherMisfits = 0;
  }

  /** Says what the newest rows show, and whether the chain reaches as far as its org. */
  private void settleEnd(OptionalLong head) {
    Position end = number(anchor);
    boolean whole = true;
    for (StoredRow misfit : misfits) {
      boolean beyond = head.isPresent() && misfit.number().version() > head.getAsLong();
      boolean behindLast =
          said == Seal.Place.LAST && misfit.number().version() == number(anchor).version();
      if (beyond || behindLast) {
        findings.misfit(Kind.INSERTED, misfit);
      } else {
        if (!end.isFollowedBy(misfit.number())) {
          findings.deleted(anchor, misfit);
        }
        findings.misfit(Kind.CHANGED, misfit);
        end = misfit.number();
        whole = false;
      }
    }
    findings.further(furtherMisfits);
    if (head.isEmpty()) {
      if (events > 0) {
        findings.orphan();
      }
    } else if (furtherMisfits == 0 && end.version() < head.getAsLong()) {
      findings.cut(end, head.getAsLong(), anchor);
    } else if (end.version() > head.getAsLong()) {
      findings.setBack(end, head.getAsLong());
    } else if (whole && anchor != null && said == Seal.Place.MORE) {
      findings.cutWithin(anchor);
    }
  }

  private static Position number(@Nullable StoredRow row) {
    return row == null ? Position.START : row.number();
  }
}
