package weft.energy;

import weft.event.Refusal;
import weft.event.RefusalText;

/** Why something asked of a load request was refused. */
public sealed interface LoadRequestRefusal extends Refusal {
  record NoSuchLoadRequest() implements LoadRequestRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.NOTHING;
    }
  }

  record LoadRequestExists() implements LoadRequestRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
          "load-request-exists", "This request was made already.", "该负荷请求已提出。");
    }
  }

  record LoadRequestAnswered() implements LoadRequestRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
          "load-request-answered", "This request was answered already.", "该负荷请求已答复。");
    }
  }

  record LoadRequestNotTaken() implements LoadRequestRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.conflict(
          "load-request-not-taken",
          "Only a request that was taken is measured.",
          "只有已同意的负荷请求才会核算效果。");
    }
  }

  record LoadRequestWithoutTime() implements LoadRequestRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid(
              "load-request-without-time",
              "The time ends after it begins, at most a day later.",
              "结束时刻应晚于开始时刻，且最长一天。")
          .with(RefusalText.POINTER, "/until");
    }
  }

  record LoadNotPositive() implements LoadRequestRefusal {
    @Override
    public RefusalText told() {
      return RefusalText.invalid("load-not-positive", "The power is above zero.", "功率应大于零。")
          .with(RefusalText.POINTER, "/kW");
    }
  }
}
