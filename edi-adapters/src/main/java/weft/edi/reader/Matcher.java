package weft.edi.reader;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import weft.edi.reader.check.StructureFaults;
import weft.edi.reader.text.Segment;
import weft.edi.table.Node;

/**
 * Sorts the segments of a message into its groups. If a segment does not fit, the matcher tries
 * every explanation (a segment missing before it, one too many, out of order, not of this message)
 * and takes the one with which the next segments fit. One wrong segment thus makes one fault.
 */
final class Matcher {
  private static final int LOOK_AHEAD = 4;

  private final List<Segment> segments;
  private final StructureFaults faults;
  private final Deque<Group> open = new ArrayDeque<>();
  private final StructurePlace place;
  private final StructurePlace trial;

  Matcher(Node message, List<Segment> segments, StructureFaults faults) {
    this.segments = segments;
    this.faults = faults;
    this.place = new StructurePlace(message);
    this.trial = new StructurePlace(message);
    open.push(new Group(message.name()));
  }

  /**
   * Nests the segments of the body.
   *
   * @param last the index of the first segment after the body, which is UNT in a complete message
   */
  Group match(int first, int last) {
    Group body = open.getLast();
    for (int i = first; i < last; i++) {
      Segment it = segments.get(i);
      int found = place.find(it.tagCode());
      if (found != StructurePlace.NONE && place.isClean()) {
        enter(found, it);
      } else if (faults.isFull()) {
        faults.giveUp(it);
        return body;
      } else {
        resolve(i, last);
      }
    }
    faults.missing(place.missingAtEnd(), segments.get(Math.min(last, segments.size() - 1)));
    return body;
  }

  private void enter(int found, Segment it) {
    int depth = StructurePlace.depth(found);
    while (open.size() - 1 > depth) open.pop();
    Node node = place.enter(found);
    if (node.isGroup()) {
      Group group = new Group(node.name());
      open.element().add(group);
      open.push(group);
    }
    open.element().add(it);
  }

  private void resolve(int index, int last) {
    Segment it = segments.get(index);
    int best = StructurePlace.NONE;
    int bestScore = score(StructurePlace.NONE, index, last);
    boolean bestForward = false;
    List<Integer> candidates = candidates(it.tagCode());
    for (int found : candidates) {
      boolean forward = place.isForward(found);
      int score = score(found, index, last);
      // On a tie, placing the segment beats dropping it, and a place further on beats one further
      // back.
      boolean wins = score > bestScore || (score == bestScore && !bestForward && preferred(found));
      if (!wins) continue;
      best = found;
      bestScore = score;
      bestForward = forward;
    }
    if (candidates.isEmpty() && enterLost(index, last, bestScore)) return;
    if (best == StructurePlace.NONE) {
      faults.unexpected(it);
      return;
    }
    if (!place.isForward(best)) faults.unexpected(it);
    else faults.missing(place.missingBefore(best), it);
    if (place.isExhausted(best)) faults.repeated(place.node(best), it);
    enter(best, it);
  }

  /**
   * Handles a lost group start. If a segment and the following ones fit into a group that has not
   * begun, the group's first segment is missing. Reports this once, not for each segment of the
   * group.
   *
   * @param other how many segments fit if the segment is placed otherwise
   */
  private boolean enterLost(int index, int last, int other) {
    int code = segments.get(index).tagCode();
    int lost = StructurePlace.NONE;
    int most = other;
    for (int group : place.groupsAhead()) {
      trial.copy(place);
      trial.enter(group);
      int inside = trial.find(code);
      boolean fits =
          inside != StructurePlace.NONE
              && trial.isClean()
              && StructurePlace.depth(inside) == trial.depth();
      if (!fits) continue;
      trial.enter(inside);
      int score = ahead(index, last);
      if (score <= most) continue;
      most = score;
      lost = group;
    }
    if (lost == StructurePlace.NONE) return false;
    Segment it = segments.get(index);
    Node group = place.node(lost);
    faults.missing(List.of(group), it);
    while (open.size() - 1 > StructurePlace.depth(lost)) open.pop();
    place.enter(lost);
    open.push(open.element()); // the lost group's segments go into the group around it
    enter(place.find(code), it);
    return true;
  }

  /**
   * Whether a place may win a tie. A segment that would jump back out of its group is more likely a
   * stray.
   */
  private boolean preferred(int found) {
    return StructurePlace.depth(found) == place.depth() || place.isForward(found);
  }

  private List<Integer> candidates(int code) {
    List<Integer> found = new ArrayList<>();
    for (int depth = place.depth(); depth >= 0; depth--) {
      int forward = place.from(depth, place.at(depth), code);
      if (forward != StructurePlace.NONE) found.add(forward);
    }
    for (int depth = place.depth(); depth >= 0; depth--) {
      int back = place.from(depth, 0, code);
      if (back != StructurePlace.NONE && !place.isForward(back)) found.add(back);
    }
    return found;
  }

  /** How many of the next segments fit if this one takes the given place. */
  private int score(int found, int index, int last) {
    trial.copy(place);
    if (found != StructurePlace.NONE) trial.enter(found);
    return ahead(index, last);
  }

  private int ahead(int index, int last) {
    int score = 0;
    for (int i = index + 1; i <= index + LOOK_AHEAD; i++) {
      if (i >= last) return trial.missingAtEnd().isEmpty() ? score + 1 : score;
      int next = trial.find(segments.get(i).tagCode());
      if (next == StructurePlace.NONE || !trial.isClean()) continue;
      trial.enter(next);
      score++;
    }
    return score;
  }
}
