package weft.projections.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.batch.BatchEvent.InputsConsumed;
import weft.batch.BatchInput;
import weft.event.Recorded;
import weft.history.follow.View;
import weft.history.follow.ViewTable;
import weft.measure.Quantity;
import weft.projections.rows.Columns;

/** Which batch went into which. An edge never changes, so any past moment reads a prefix of it. */
public final class BatchInputs implements View {
  /**
   * A quantity of one batch that went into another.
   *
   * @param stream the batch that was made
   * @param number of the input in its event, from 1
   * @param input the batch that went into it
   * @param owner the maker of {@code stream}, who alone sees the row
   */
  record Edge(
      String stream,
      long position,
      int number,
      String input,
      String owner,
      Quantity quantity,
      String unit) {}

  private static final Columns<Edge> EDGES = Columns.of(Edge.class);

  @Override
  public String name() {
    return "batch-inputs";
  }

  @Override
  public Set<Class<?>> events() {
    return Set.of(InputsConsumed.class);
  }

  @Override
  public List<ViewTable> tables() {
    return List.of(ViewTable.appended("batch_input"));
  }

  @Override
  public void write(JdbcClient db, List<Recorded> batch) {
    List<Edge> edges = new ArrayList<>();
    for (Recorded it : batch) {
      var event = (InputsConsumed) it.payload();
      int number = 0;
      for (BatchInput input : event.inputs())
        edges.add(
            new Edge(
                it.stream(),
                it.position(),
                ++number,
                input.batch().stream(),
                event.batch().maker().value(),
                input.quantity(),
                input.unit()));
    }
    EDGES.write(
        db, "insert into batch_input (%s) %s".formatted(EDGES.names(), EDGES.rows()), edges);
  }
}
