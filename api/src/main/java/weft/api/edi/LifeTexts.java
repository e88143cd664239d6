package weft.api.edi;

import java.util.Locale;
import weft.interchange.Fault;
import weft.interchange.InterchangeEvent.InterchangeReceived;
import weft.interchange.InterchangeOutcome;
import weft.interchange.MessageResult;
import weft.language.Text;
import weft.projections.interchange.InterchangeRow;

/** The steps of an interchange's life as sentences. */
final class LifeTexts {
  static final Text REUSED =
      new Text(
          "Its reference was used before for other content: kept, not applied.",
          "其参考号此前已用于不同内容：已保存，未处理。");
  static final Text AFTER_ALL =
      new Text("It was applied although its reference had been used before.", "虽然其参考号此前已使用，仍予以处理。");
  static final Text FOREIGN =
      new Text(
          "Its sender is not the party that submitted it: kept, not applied.",
          "其发送方并非提交者：已保存，未处理。");

  /** Types that take the article "an": APERAK, INVOIC, ORDRSP, 824. */
  private static final String AN = "AEIO8";

  private LifeTexts() {}

  static Text received(InterchangeRow it) {
    return new Text(
        it.owner() + " submitted it by " + way(it.channel(), false) + ".",
        it.owner() + " 经 " + way(it.channel(), true) + " 提交。");
  }

  static String way(String channel, boolean chinese) {
    return switch (channel) {
      case "folder" -> chinese ? "文件夹" : "folder";
      case "portal" -> chinese ? "门户" : "the portal";
      default -> channel.toUpperCase(Locale.ROOT); // HTTPS, AS2, SFTP
    };
  }

  static Text stored(int bytes) {
    return new Text(bytes + " bytes, kept exactly as they arrived.", bytes + " 字节，按原样保存。");
  }

  static Text read(InterchangeReceived it) {
    return it.faults().isEmpty()
        ? new Text(
            "Its envelope holds "
                + (it.messages() == 1 ? "one message." : it.messages() + " messages."),
            "EDI 文件内有 " + it.messages() + " 份报文。")
        : it.faults().getFirst().text();
  }

  /** The first fault that prevents application, else the outcome. */
  static Text of(MessageResult it) {
    return it.faults().stream()
        .filter(Fault::forbids)
        .map(Fault::text)
        .findFirst()
        .orElseGet(
            () ->
                switch (it.outcome()) {
                  case APPLIED -> new Text("Everything in it has taken effect.", "其内容已全部生效。");
                  case CONTRADICTED ->
                      new Text(
                          "It contradicts existing data; someone has to deal with it.",
                          "与现有数据冲突，需要人工处理。");
                  case HELD -> new Text("It is held.", "已挂起。");
                  case KEPT -> new Text("It is kept for both partners to see.", "已保存，供双方查看。");
                  case REJECTED -> new Text("It is rejected.", "已拒收。");
                });
  }

  static Text concluded(InterchangeOutcome it) {
    return switch (it) {
      case ACCEPTED -> new Text("All its messages were accepted.", "全部报文已接受。");
      case CONTRADICTED ->
          new Text("Each of its messages contradicts existing data.", "其中每个报文均与现有数据冲突。");
      case PARTLY -> new Text("Some of its messages were accepted.", "部分报文已接受。");
      case REJECTED -> new Text("None of its messages was accepted.", "没有报文被接受。");
      case HELD -> new Text("All its messages are held.", "全部报文已挂起。");
      case PENDING -> new Text("It is still being processed.", "尚未处理完毕。");
    };
  }

  static String code(InterchangeOutcome it) {
    return it.name().toLowerCase(Locale.ROOT);
  }

  static Text written(String type) {
    String article = AN.indexOf(type.charAt(0)) < 0 ? "a " : "an ";
    return new Text("The hub wrote " + article + type + " for it.", "平台据此生成了 " + type + "。");
  }

  static Text delivered(String type) {
    return new Text("The " + type + " was delivered.", type + " 已送达。");
  }
}
