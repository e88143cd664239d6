package weft.interchange;

import weft.event.StreamType;
import weft.interchange.InterchangeEvent.DocumentKept;
import weft.interchange.InterchangeEvent.InterchangeConcluded;
import weft.interchange.InterchangeEvent.InterchangeReceived;
import weft.interchange.InterchangeEvent.MessageConcluded;
import weft.interchange.InterchangeEvent.MessageRerun;
import weft.interchange.InterchangeEvent.ReferenceReused;
import weft.interchange.InterchangeEvent.SenderRefused;
import weft.language.Text;

/** Declares interchanges as a kind of stream: what partners sent, and its outcome. */
public final class Interchanging {
  public static final StreamType<InterchangeEvent> INTERCHANGE =
      StreamType.of(InterchangeKey.TYPE, InterchangeEvent.class)
          .refusing(RerunRefusal.class)
          .event(
              "interchange-received",
              InterchangeReceived.class,
              it ->
                  new Text("Interchange %s of %s arrived.", "收到 %2$s 的 EDI 文件 %1$s。")
                      .with(it.key().reference(), it.key().sender()))
          .event(
              "message-concluded",
              MessageConcluded.class,
              it ->
                  concluded(
                      new Text("Message %s (%s): %s.", "报文 %s（%s）：%s。"), it.number(), it.result()))
          .event(
              "document-kept",
              DocumentKept.class,
              it ->
                  new Text("Message %s was kept as document %s.", "报文 %s 保存为单据 %s。")
                      .with(it.number(), it.document().number()))
          .event(
              "message-rerun",
              MessageRerun.class,
              it ->
                  concluded(
                      new Text("Message %s (%s) was processed again: %s.", "报文 %s（%s）重新处理：%s。"),
                      it.number(),
                      it.result()))
          .event(
              "interchange-concluded",
              InterchangeConcluded.class,
              it ->
                  new Text("Interchange %s: %s.", "EDI 文件 %s：%s。")
                      .with(it.key().reference(), text(it.outcome())))
          .event(
              "reference-reused",
              ReferenceReused.class,
              it ->
                  new Text(
                          "Different content arrived under the reference %s and was not applied.",
                          "控制参考号 %s 下收到不同内容，未处理。")
                      .with(it.key().reference()))
          .event(
              "sender-refused",
              SenderRefused.class,
              it ->
                  new Text(
                          "%s sent an interchange that names %s as its sender; it was refused.",
                          "%s 提交的 EDI 文件以 %s 为发送方，已拒绝。")
                      .with(it.refused().owner(), it.key().sender()));

  private static Text concluded(Text text, int number, MessageResult result) {
    return text.with(number, result.type(), text(result.outcome()));
  }

  private static Text text(MessageResult.Outcome outcome) {
    return switch (outcome) {
      case APPLIED -> new Text("applied", "已生效");
      case REJECTED -> new Text("rejected", "已拒收");
      case HELD -> new Text("held", "已挂起");
      case CONTRADICTED -> new Text("contradicted", "数据冲突");
      case KEPT -> new Text("kept", "已保存");
    };
  }

  private static Text text(InterchangeOutcome outcome) {
    return switch (outcome) {
      case ACCEPTED -> new Text("accepted", "已接受");
      case PARTLY -> new Text("partly accepted", "部分接受");
      case REJECTED -> new Text("rejected", "已拒收");
      case HELD -> new Text("held", "已挂起");
      case CONTRADICTED -> new Text("contradicted", "数据冲突");
      case PENDING -> new Text("pending", "处理中");
    };
  }

  private Interchanging() {}
}
