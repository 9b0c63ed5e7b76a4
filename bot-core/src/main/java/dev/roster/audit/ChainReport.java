package dev.roster.audit;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What the check of one chain found.
 *
 * @param chain the org's id, or {@link AuditLog#PLATFORM}
 * @param events how many were read; with a wrong key not all
 * @param erased how many of them had words that were erased since
 * @param since when the first of them happened
 * @param faults what is wrong, the first ones
 * @param more how many further faults there are
 */
public record ChainReport(
    UUID chain, long events, long erased, Optional<Instant> since, List<Fault> faults, long more) {

  /** Copies the faults. */
  public ChainReport {
    requireNonNull(chain, "chain must not be null");
    requireNonNull(since, "since must not be null");
    faults = List.copyOf(faults);
  }

  /** Whether nothing is wrong. */
  public boolean isWhole() {
    return faults.isEmpty();
  }

  /** Whether nothing fits the key, so that it is probably another one. */
  public boolean isOfOtherKey() {
    return faults.stream().anyMatch(fault -> fault.kind() == Fault.Kind.KEY);
  }

  /** The same, which does not hold what a digest saw. */
  ChainReport otherThanSigned(SignedEnd signed) {
    var all = new ArrayList<>(faults);
    all.add(
        new Fault(
            Fault.Kind.DIGEST,
            Long.toString(signed.version()),
            "On %s Roster signed that this history reached change %d; that change is not there, or is another: the end was cut off, or an older backup was restored."
                .formatted(signed.at(), signed.version())));
    return new ChainReport(chain, events, erased, since, all, more);
  }
}
