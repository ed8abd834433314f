// The service worker of a kiosk: see below.
