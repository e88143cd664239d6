package weft.sharing;

import static java.util.Objects.requireNonNull;

import weft.event.StreamType;
import weft.language.Text;
import weft.sharing.GrantEvent.GrantGiven;
import weft.sharing.GrantEvent.GrantWithdrawn;

/** Declares grants as a kind of stream: what parties let each other see of their own data. */
public final class Sharing {
  public static final StreamType<GrantEvent> GRANT =
      StreamType.of(GrantId.TYPE, GrantEvent.class)
          .decidedBy(GrantCommand.class, SharedWith.NOBODY)
          .refusing(GrantRefusal.class)
          .event("grant-given", GrantGiven.class, Sharing::given)
          .event(
              "grant-withdrawn",
              GrantWithdrawn.class,
              it ->
                  new Text("%s withdrew a grant from %s.", "%s 收回了对 %s 的共享授权。")
                      .with(it.grant().owner(), it.to()));

  private Sharing() {}

  private static Text given(GrantGiven it) {
    if (it.given().what() == Grant.What.AUDIT)
      return new Text("%s lets %s audit it.", "%s 允许 %s 审计其数据。")
          .with(it.grant().owner(), it.given().to());
    if (it.given().what() == Grant.What.CREDIT)
      return new Text(
              "%s lets %s read figures for a credit until %s: %s.", "%s 允许 %s 在 %s 前查看授信指标：%s。")
          .with(
              it.grant().owner(),
              it.given().to(),
              requireNonNull(it.given().until()),
              requireNonNull(it.given().purpose()));
    return new Text("%s shares its %s with %s.", "%s 向 %3$s 共享%2$s。")
        .with(it.grant().owner(), subject(it.given().what()), it.given().to());
  }

  private static Text subject(Grant.What what) {
    return switch (what) {
      case OUTPUT -> new Text("planned output", "生产计划");
      case STOCK -> new Text("stock", "库存");
      case DEMAND -> new Text("demand", "需求");
      case CAPACITY -> new Text("capacity", "产能");
      case PRODUCTION -> new Text("work orders", "工单");
      case INSPECTIONS -> new Text("measured values", "检验值");
      case MACHINES -> new Text("machines", "设备状态");
      case ENERGY -> new Text("energy", "能耗");
      case AUDIT, CREDIT -> throw new IllegalArgumentException("has a sentence of its own");
    };
  }
}
