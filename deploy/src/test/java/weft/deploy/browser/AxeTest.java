package weft.deploy.browser;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import weft.deploy.RunningHub;

/** Checks only some of equal rows and texts, but always one that differs. */
@Tag("long")
@InChromium
class AxeTest {
  private static final String ROW = "<li class='row'><span data-state='open'>432 pcs</span></li>";

  private final Page page = Chromium.shared().visit(RunningHub.shared(), "/").page();

  private void shows(String last) {
    page.setContent(
        """
        <!doctype html><html lang="en"><head><title>Rows</title><style>
        .pale { color: #ccc } [data-state=late] { color: #ccc }
        .hidden { color: #fff; background: #fff }
        </style></head><body><main><h1>Rows</h1><ul>%s%s</ul></main></body></html>
        """
            .formatted(ROW.repeat(6), last));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<li class='row pale'><span data-state='open'>432 pcs</span></li>",
        "<li class='row'><span data-state='late'>432 pcs</span></li>",
        "<li class='row'><span data-state='open' style='color: #ccc'>432 pcs</span></li>",
        "<li class='row'><span data-state='open'>432 pcs</span><img src='data:,'></li>",
        "<li class='row'><span data-state='open'></span><a href='#' class='pale'>432 pcs</a></li>",
        "<li class='row hidden'><span data-state='open'>432 pcs</span></li>"
      })
  void what_is_at_fault_in_the_last_of_many_rows_is_found(String row) {
    shows(row);
    assertThatThrownBy(() -> Axe.assertNoFault(page, "rows")).isInstanceOf(AssertionError.class);
    shows(ROW);
    assertThatCode(() -> Axe.assertNoFault(page, "rows")).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p style='color: #ccc'>432 pcs</p>",
        "<p style='background: #999; color: #aaa'>432 pcs</p>",
        "<div style='background: #222'><p>432 pcs</p></div>",
        "<div style='opacity: .4'><p>432 pcs</p></div>",
        "<p style='font-size: 9px; color: #888'>432 pcs</p>",
        "<div style='position: relative'><i style='position: absolute; inset: 0; background:"
            + " #222'></i><p style='position: relative'>432 pcs</p></div>",
      })
  void a_text_that_cannot_be_read_is_found_among_many_that_can(String text) {
    String many = "<p>432 pcs</p>".repeat(6);
    page.setContent(
        "<!doctype html><html lang='en'><head><title>Texts</title></head><body><main>"
            + "<h1>Texts</h1>"
            + many
            + text
            + "</main></body></html>");
    assertThatThrownBy(() -> Axe.assertNoFault(page, "texts"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("color-contrast");
  }
}
