// A QR code carries the code behind a "#", which browsers do not send: it goes into the field and out of the address bar.
const code = decodeURIComponent(location.hash.slice(1));
const field = document.getElementById("code");
if (code && field) {
  field.value = code;
  history.replaceState(null, "", location.pathname + location.search);
}
