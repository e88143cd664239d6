package weft.deploy.start;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import weft.database.TestDatabase;
import weft.deploy.HubViews;
import weft.deploy.settings.StartRefused;

class RowsKnownTest {
  @Test
  void rows_that_a_newer_release_made_refuse_the_start_and_name_the_view() {
    try (var database = TestDatabase.fresh()) {
      var views = HubViews.writing(database.admin());
      RowsKnown.require(database.pools().writer(), views);
      database.admin().sql("insert into view_rows values ('order-board', 1000)").update();
      assertThatThrownBy(() -> RowsKnown.require(database.pools().writer(), views))
          .isInstanceOf(StartRefused.class)
          .hasMessage(
              "A newer release of the hub made the rows of order-board, and this one would misread"
                  + " them.");
    }
  }
}
