package weft.deploy.planning;

import static org.assertj.core.api.Assertions.assertThat;

import weft.deploy.Api;

/** Parts in JIAXIN's stock, because a grant may name only parts that its owner has. */
final class CountedParts {
  private CountedParts() {}

  /** Counts this quantity of a part, and waits until the reader sees it. */
  static void count(Api holder, Api reader, String part, String quantity) {
    var answer =
        holder.post(
            "/api/v1/stock/counts",
            """
            {"site": "JX1", "part": "%s", "category": "finished", "status": "usable", "quantity": "%s", "unit": "PCE",
             "at": "2026-11-20T08:00:00Z"}\
            """
                .formatted(part, quantity),
            "Content-Type",
            "application/json");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    reader.settle();
  }
}
