package dev.roster.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What was decided about somebody, the newest first, and which of it was taken back. An Undo is
 * taken only while its decision is the one in force (ADR 007), so each takes back the newest
 * decision of its matter that none before it took back.
 *
 * @param all the decisions
 */
record Decisions(List<Decision> all) {

  /**
   * One decision.
   *
   * @param matter what it is about, such as {@code role}, or one team
   * @param isTakenBack whether a later Undo took it back
   */
  record Decision(Recorded event, String matter, boolean isTakenBack) {

    /** Whether it counts: neither taken back nor itself a taking back. */
    boolean counts() {
      return !isTakenBack && !event.isUndo();
    }
  }

  /** How far one matter was followed back. */
  private static final class Course {
    private int pending;
    private long undoing;
    private long undone;
  }

  /** Copies the decisions. */
  Decisions {
    all = List.copyOf(all);
  }

  /** Follows events about one person, the newest first. */
  static Decisions of(List<Recorded> events) {
    var courses = new HashMap<String, Course>();
    var decisions = new ArrayList<Decision>();
    for (Recorded event : events) {
      String matter = matter(event);
      Course course = courses.computeIfAbsent(matter, _ -> new Course());
      long version = event.key().version();
      boolean takenBack = false;
      if (event.isUndo()) {
        // Several events of one change are one decision.
        course.pending += course.undoing == version ? 0 : 1;
        course.undoing = version;
      } else if (course.undone == version) {
        takenBack = true;
      } else if (course.pending > 0) {
        course.pending--;
        course.undone = version;
        takenBack = true;
      }
      decisions.add(new Decision(event, matter, takenBack));
    }
    return new Decisions(decisions);
  }

  private static String matter(Recorded event) {
    return switch (event.action()) {
      case "member.role" -> "role";
      case "member.suspended", "member.reactivated" -> "status";
      case "member.tier" -> "tier";
      case "member.limit" -> "limit";
      case "member.joined", "member.removed", "member.left", "member.restored" -> "membership";
      case "person.name" -> "name";
      case "team.member_added", "team.member_removed", "team.member_role" ->
          "team " + event.targetId();
      default -> event.action() + " " + event.targetId();
    };
  }

  /** The decision on a matter that is in force; empty when none was made or all were taken back. */
  Optional<Recorded> inForce(String matter) {
    return all.stream()
        .filter(decision -> decision.matter().equals(matter) && decision.counts())
        .map(Decision::event)
        .findFirst();
  }

  /**
   * The decisions on the membership that somebody has now: what was decided before they joined anew
   * is in force no more. A removal that was taken back ended nothing.
   */
  Decisions ofThisMembership() {
    long joined =
        inForce("membership")
            .filter(event -> event.action().equals("member.joined"))
            .map(event -> event.key().version())
            .orElse(0L);
    return new Decisions(
        all.stream().filter(decision -> decision.event().key().version() >= joined).toList());
  }

  /**
   * When an Undo put the decision of that change in force again; empty when it is simply the last.
   *
   * @param version the change of the decision; 0 for what was so from the beginning
   */
  Optional<Instant> givenBack(String matter, long version) {
    return all.stream()
        .filter(decision -> decision.matter().equals(matter))
        .map(Decision::event)
        .findFirst()
        .filter(event -> event.isUndo() && event.key().version() > version)
        .map(Recorded::at);
  }

  /** What else the same change did. */
  Optional<Recorded> beside(Recorded event, String action) {
    return all.stream()
        .map(Decision::event)
        .filter(other -> other.key().version() == event.key().version())
        .filter(other -> other.action().equals(action))
        .findFirst();
  }

  /** The newest event of that kind on one thing. */
  Optional<Recorded> on(UUID target, String action) {
    return all.stream()
        .map(Decision::event)
        .filter(event -> event.targetId().equals(target) && event.action().equals(action))
        .findFirst();
  }

  /** The event of that change on a matter. */
  Optional<Recorded> at(String matter, long version) {
    return all.stream()
        .filter(decision -> decision.matter().equals(matter))
        .map(Decision::event)
        .filter(event -> event.key().version() == version)
        .findFirst();
  }
}
