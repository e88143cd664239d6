package weft.projections.rows;

import org.jspecify.annotations.Nullable;

/**
 * How rows are presented, in addition to the view's declaration; null where the view has no rule.
 */
record Presentation<R>(
    Board.@Nullable Shared<R> shared,
    Board.Naming<R> naming,
    @Nullable Lineage lineage,
    Board.@Nullable NewestFirst<R> newestFirst,
    @Nullable ListColumns heads,
    @Nullable ShownThrough<R> through) {
  static <R> Presentation<R> plain() {
    return new Presentation<>(null, Board.Naming.none(), null, null, null, null);
  }

  Presentation<R> with(Board.Shared<R> next) {
    return new Presentation<>(next, naming, lineage, newestFirst, heads, through);
  }

  Presentation<R> with(Board.Naming<R> next) {
    return new Presentation<>(shared, next, lineage, newestFirst, heads, through);
  }

  Presentation<R> with(Lineage next) {
    return new Presentation<>(shared, naming, next, newestFirst, heads, through);
  }

  Presentation<R> with(Board.NewestFirst<R> next) {
    return new Presentation<>(shared, naming, lineage, next, heads, through);
  }

  Presentation<R> with(ListColumns next) {
    return new Presentation<>(shared, naming, lineage, newestFirst, next, through);
  }

  Presentation<R> with(ShownThrough<R> next) {
    return new Presentation<>(shared, naming, lineage, newestFirst, heads, next);
  }
}
