package weft.projections.scheduling;

import org.jspecify.annotations.Nullable;

/**
 * The basis that a list's lines are compared with; the earlier values come from past versions.
 *
 * @param position of the versions to compare with; null unless one is requested
 */
public record ComparisonBasis(Kind kind, @Nullable Long position) {
  public enum Kind {
    RELEASE,
    ANSWER,
    POSITION
  }

  /** The release before the one in force, whose changes the release's rows hold. */
  public static final ComparisonBasis RELEASE = new ComparisonBasis(Kind.RELEASE, null);

  /** Each line as of its last answer; a line never answered counts as added. */
  public static final ComparisonBasis ANSWER = new ComparisonBasis(Kind.ANSWER, null);

  /** The lines as of a position. */
  public static ComparisonBasis at(long position) {
    return new ComparisonBasis(Kind.POSITION, position);
  }

  /**
   * The change, the earlier quantity, the earlier date, and whether the change affects firm lines.
   */
  String columns() {
    return kind == Kind.RELEASE
        ? """
        case when s.previous_release_position is null then 'added' else coalesce(c.kind, 'same') end, c.before, c.other_date,
        coalesce(c.within_firm_horizon, false)\
        """
        : """
        case when b.before is null then 'added' when b.before < l.quantity then 'more' when b.before > l.quantity then 'less' else 'same' end,
        nullif(b.before, l.quantity), null::date, b.before is distinct from l.quantity and l.firmness in ('firm', 'backlog', 'immediate')\
        """;
  }

  String received() {
    return kind == Kind.RELEASE ? "c.received" : "null::numeric";
  }

  String join() {
    return kind == Kind.RELEASE
        ? """
        left join call_off_change c on c.schedule_no = l.schedule_no and c.position = s.release_position
          and c.due = l.due and c.ordinal = l.ordinal and not c.gone\
        """
        : "cross join lateral (select " + before() + " as before) b";
  }

  /**
   * Lines that changed, or the others.
   *
   * @param schedules the table of schedules, or its versions at the moment
   */
  String where(boolean changed, String schedules) {
    if (kind == Kind.RELEASE)
      return """
       and %s (select from %s s where s.schedule_no = l.schedule_no and (s.previous_release_position is null or exists (
         select from call_off_change c
         where (c.schedule_no, c.position, c.due, c.ordinal, c.gone) = (l.schedule_no, s.release_position, l.due, l.ordinal, false))))\
      """
          .formatted(changed ? "exists" : "not exists", schedules);
    return " and (%s) is %s from l.quantity"
        .formatted(before(), changed ? "distinct" : "not distinct");
  }

  private String before() {
    return kind == Kind.ANSWER
        ? """
        case when l.answered_at is not null then coalesce(
          (select p.quantity from call_off_line_past p
           where (p.schedule_no, p.due, p.ordinal) = (l.schedule_no, l.due, l.ordinal) and p.answered_at = l.answered_at
             and p.from_position < l.from_position
           order by p.from_position limit 1), l.quantity) end\
        """
        : """
        coalesce(
          (select n.quantity from call_off_line n
           where (n.schedule_no, n.due, n.ordinal) = (l.schedule_no, l.due, l.ordinal) and n.from_position <= :against),
          (select p.quantity from call_off_line_past p
           where (p.schedule_no, p.due, p.ordinal) = (l.schedule_no, l.due, l.ordinal)
             and p.from_position <= :against and p.until_position > :against limit 1))\
        """;
  }
}
