package weft.projections.party;

import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import weft.event.Recorded;
import weft.history.follow.View;
import weft.history.follow.ViewTable;
import weft.party.PartyEvent.ChannelAgreed;
import weft.projections.rows.Columns;

/** Keeps every version of every party's channel. */
public final class ChannelBoard implements View {
  private static final Columns<AgreedChannel> ROWS = Columns.of(AgreedChannel.class);
  private static final String ADD =
      "insert into channel_version (%s) %s".formatted(ROWS.names(), ROWS.rows());

  @Override
  public String name() {
    return "channel-board";
  }

  @Override
  public List<ViewTable> tables() {
    return List.of(ViewTable.appended("channel_version"));
  }

  @Override
  public Set<Class<?>> events() {
    return Set.of(ChannelAgreed.class);
  }

  @Override
  public void write(JdbcClient db, List<Recorded> batch) {
    ROWS.write(db, ADD, batch.stream().map(AgreedChannel::of).toList());
  }
}
