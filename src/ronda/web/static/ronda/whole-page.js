/* Where a part of a page could not be had, the whole page is asked for, which says why.
   That is so when a right was lost, the record changed, or signing in ran out meanwhile. */

(function () {
  "use strict";

  function asked(event) {
    return new URL(event.detail.pathInfo.finalRequestPath || event.detail.pathInfo.requestPath, location.href);
  }

  function whole(event) { location.assign(asked(event)); }

  document.addEventListener("htmx:responseError", whole);
  document.addEventListener("htmx:sendError", whole);
  document.addEventListener("htmx:beforeSwap", function (event) {
    const came = new URL(event.detail.xhr.responseURL || location.href);
    if (came.pathname !== asked(event).pathname) {
      event.detail.shouldSwap = false;
      whole(event);
    }
  });
})();
