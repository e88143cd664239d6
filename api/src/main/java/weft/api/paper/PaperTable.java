package weft.api.paper;

import java.util.ArrayList;
import java.util.List;

/** A table on paper that repeats its heads on each page. */
public final class PaperTable {
  private static final float SIZE = 9;
  private static final float HEAD = 8;
  private static final float LEADING = 12;
  private static final float GAP = 6;

  private final Paper paper;
  private final List<Column> columns;

  public PaperTable(Paper paper, List<Column> columns) {
    this.paper = paper;
    this.columns = columns;
  }

  /**
   * A column.
   *
   * @param right whether its cells are right-aligned
   */
  public record Column(String head, float width, boolean right) {}

  public void begin() {
    paper.need(60);
    heads(paper);
    paper.continuedBy(this::heads);
  }

  private void heads(Paper on) {
    List<List<String>> heads = new ArrayList<>();
    for (Column it : columns) heads.add(on.wrapped(it.head(), HEAD, it.width() - GAP));
    cells(heads, HEAD);
    on.rule(Paper.LEFT, Paper.RIGHT, 0, 0.8f);
    on.down(3);
  }

  /** Writes a row: for each column, the texts of its cell, one below the other. */
  public void row(List<List<String>> texts) {
    List<List<String>> wrapped = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      List<String> lines = new ArrayList<>();
      for (String it : texts.get(i))
        lines.addAll(paper.wrapped(it, SIZE, columns.get(i).width() - GAP));
      wrapped.add(lines);
    }
    paper.need(height(wrapped) + 4);
    cells(wrapped, SIZE);
    paper.rule(Paper.LEFT, Paper.RIGHT, 0, 0.3f);
    paper.down(3);
  }

  public void end() {
    paper.continuedBy(_ -> {});
  }

  private static float height(List<List<String>> cells) {
    return LEADING * cells.stream().mapToInt(List::size).max().orElse(1);
  }

  private void cells(List<List<String>> cells, float size) {
    float x = Paper.LEFT;
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      for (int line = 0; line < cells.get(i).size(); line++) {
        float below = LEADING * (line + 0.8f);
        String text = cells.get(i).get(line);
        if (column.right()) paper.textTo(text, size, x + column.width(), below);
        else paper.text(text, size, x, below);
      }
      x += column.width();
    }
    paper.down(height(cells) + 2);
  }
}
